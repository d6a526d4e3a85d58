/** A post read from a file, or a line that is none: as the door takes it. */
export interface FromFile {
  readonly post: unknown;
  readonly raw?: string;
  /** `file:line` */
  readonly place: string;
  readonly problem?: { readonly field: string; readonly reason: string };
  readonly isElsewhere?: boolean;
}

/** An account of the brand's that the file speaks of. */
export interface MetAccount {
  readonly channel: string;
  readonly externalId: string;
}

export interface PostFile {
  /** Oldest first, so that a thread is read as it was written. */
  readonly posts: readonly FromFile[];
  readonly accounts: readonly MetAccount[];
}

/** The whole file cannot be used: one line that says what and where. */
export class UnusableFile extends Error {}

/** The brand's accounts in a file; without a list, all that it meets. */
export function isOurs(listed: readonly string[]): (name: string) => boolean {
  const names = new Set(listed.map(plainName));
  return (name) => names.size === 0 || names.has(plainName(name));
}

const plainName = (name: string) => name.replace(/^@/, '').toLowerCase();
