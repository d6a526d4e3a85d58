/**
 * What can be wrong with a calendar, a pause or a question.
 *
 * - `EMPTY_CALENDAR`: no hours in the week and none on a special date
 * - `UNKNOWN_TZ`: no IANA zone that this runtime knows
 * - `INVALID_INTERVAL`: not two readings `HH:MM`, or two that are the same; `24:00` can only be an end
 * - `INVALID_HOLIDAY`: a holiday or a special date that is not in the calendar, as 2023-02-29
 * - `INVALID_CALENDAR`: always open and yet with hours or dates, or no calendar at all
 * - `INVALID_PAUSE`: one that ends before it begins
 * - `INVALID_SEGMENTS`: none, the first with a beginning, or one that begins before the one ahead of it
 * - `INVALID_INSTANT`: not UTC with `Z` in seconds or milliseconds, or out of a Date's range
 * - `INVALID_DURATION`: not a whole number of seconds (as input) or milliseconds, or too long to count
 * - `NEGATIVE_DURATION`, `END_BEFORE_START`: as they say
 * - `INVALID_INPUT`: a field is missing or of a wrong type
 * - `UNKNOWN_OP`: no operation of that name
 */
export type SlaErrorCode =
  | 'EMPTY_CALENDAR'
  | 'UNKNOWN_TZ'
  | 'INVALID_INTERVAL'
  | 'INVALID_HOLIDAY'
  | 'INVALID_CALENDAR'
  | 'INVALID_PAUSE'
  | 'INVALID_SEGMENTS'
  | 'INVALID_INSTANT'
  | 'INVALID_DURATION'
  | 'NEGATIVE_DURATION'
  | 'END_BEFORE_START'
  | 'INVALID_INPUT'
  | 'UNKNOWN_OP';

/** The arithmetic refuses: a code for programs and a sentence for people. Anything else that is thrown is a bug. */
export class SlaError extends Error {
  constructor(
    readonly code: SlaErrorCode,
    sentence: string,
  ) {
    super(sentence);
  }
}
