/** A window opened on purpose, so that the look over the catalogue is known to see it. */
export interface Twin {
  readonly kind: string;
  readonly open: string;
  readonly named: string | readonly string[];
  /** What the desk then reads through it. */
  readonly peek?: string;
  /** The owner of the schema cannot open it. */
  readonly asSuperuser?: true;
  /** It shows what was there when it was opened. */
  readonly filledFirst?: true;
}

export const peekAt = (relation: string) => `select followers as seen from ${relation}`;
