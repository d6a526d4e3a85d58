/** Where a row stands among the others: latest deadline first. */
export interface RowPlace {
  readonly dueAt: string;
  readonly ticketId: string;
  readonly clock: string;
  readonly round: number;
}

/** Deadlines as far from 1970 as PostgreSQL can add: three thousand years. */
const PLACE =
  /^(-?\d{1,17})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(first_response|next_response|resolution)\.(\d{1,9})$/;

/** Where a deadline stands that never comes: the year 5000. */
export const LAST_DUE_MICROSECONDS = Date.UTC(5000) * 1_000;

/** Whether it is further up in the list. */
export function isBefore(one: RowPlace, other: RowPlace): boolean {
  if (one.dueAt !== other.dueAt) return Number(one.dueAt) > Number(other.dueAt);
  if (one.ticketId !== other.ticketId) return one.ticketId > other.ticketId;
  return one.clock === other.clock ? one.round > other.round : one.clock > other.clock;
}

export const placeText = ({ dueAt, ticketId, clock, round }: RowPlace) =>
  [dueAt, ticketId, clock, round].join('.');

/** @returns null where the text is no place. */
export function placeFrom(text: string): RowPlace | null {
  const [, dueAt, ticketId, clock, round] = PLACE.exec(text) ?? [];
  return dueAt && ticketId && clock && round ? { dueAt, ticketId, clock, round: Number(round) } : null;
}
