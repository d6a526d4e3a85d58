/** From a number on; no end where it is null. */
export interface NumberSpan {
  readonly from: number;
  readonly to: number | null;
}

/** `15-30`, or `1440-`. */
export const SPAN_TEXT = /^\d{1,7}-(\d{1,7})?$/;
/** `22-6`: hours of a day; the second may be 24. */
export const HOURS_TEXT = /^([01]?\d|2[0-3])-([01]?\d|2[0-4])$/;
/** `1-09`: a weekday, of which 1 is Monday, and an hour. */
export const CELL_TEXT = /^[1-7]-([01]?\d|2[0-3])$/;

/** Milliseconds. */
export const WAIT_TEXT = /^\d{1,15}$/;

export function spanFrom(text: string): NumberSpan {
  const [from = '', to = ''] = text.split('-');
  return { from: Number(from), to: to === '' ? null : Number(to) };
}

export function hoursFrom(text: string): { from: number; to: number } {
  const [from = 0, to = 0] = text.split('-').map(Number);
  return { from, to };
}
