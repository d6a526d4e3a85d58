import { SlaError } from './sla-error.js';

/** The last instant that a Date can hold, 13 September 275760; the first lies as far before 1970. */
export const LAST_INSTANT = 8.64e15;

const TEXT = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):\d\d:\d\d(\.\d{1,3})?Z$/;

/** Milliseconds since 1970 UTC, as they were given. @throws SlaError `INVALID_INSTANT` */
export function checkedInstant(ms: number): number {
  if (Number.isInteger(ms) && Math.abs(ms) <= LAST_INSTANT) return ms;
  throw new SlaError('INVALID_INSTANT', `${ms} is no instant in whole milliseconds.`);
}

/**
 * Reads `2024-03-08T21:00:00Z`, with up to three digits of a fraction.
 * @returns milliseconds since 1970 UTC
 * @throws SlaError `INVALID_INSTANT`, also for a date that is not in the calendar
 */
export function parseInstant(text: unknown): number {
  if (typeof text === 'string' && TEXT.test(text)) {
    const ms = Date.parse(text);
    if (!Number.isNaN(ms) && formatInstant(ms).slice(0, 19) === text.slice(0, 19)) return ms;
  }
  throw new SlaError('INVALID_INSTANT', `${JSON.stringify(text)} is no instant of UTC with Z.`);
}

/** The same in text: a fraction only where it is not zero, then three digits. */
export function formatInstant(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}
