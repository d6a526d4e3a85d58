/**
 * What the queue's order may depend on. Adding a field needs a decision record.
 * dueAt: when the most urgent unmet clock reaches 100 %; in the past once breached, so the longest overdue stands on
 * top. Both times are text, microseconds since 1970 in UTC: a JavaScript Date drops microseconds. dueAt may be
 * 'infinity'.
 */
export interface Standing {
  readonly dueAt: string;
  readonly openedAt: string;
  readonly ticketId: string;
}

/** Longer than any number of microseconds before the year 10000. */
const DIGITS = 18;
const NEVER = 'z'.repeat(DIGITS);

/** A text that sorts, code unit by code unit, as the standing does. */
export function placeOf({ dueAt, openedAt, ticketId }: Standing): string {
  return `${dueAt === 'infinity' ? NEVER : padded(dueAt)}.${padded(openedAt)}.${ticketId}`;
}

/** @returns null where the text is no place. */
export function standingOf(place: string): Standing | null {
  const [dueAt, openedAt, ticketId] = place.split('.');
  if (!dueAt || !openedAt || !ticketId || !PLACE.test(place)) return null;
  return {
    dueAt: dueAt === NEVER ? 'infinity' : unpadded(dueAt),
    openedAt: unpadded(openedAt),
    ticketId,
  };
}

const PLACE = /^(\d{18}|z{18})\.\d{18}\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Before every instant since the year 1, so that no sign disturbs the order. */
const ORIGIN = -(10n ** 17n);

const padded = (micros: string) => String(BigInt(micros) - ORIGIN).padStart(DIGITS, '0');
const unpadded = (digits: string) => String(BigInt(digits) + ORIGIN);
