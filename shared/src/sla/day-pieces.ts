import { SlaError } from './sla-error.js';

/** An open part of a date, in milliseconds by its wall clock since 00:00; `to` is not in it. */
export interface Piece {
  readonly from: number;
  readonly to: number;
}

/** What an interval opens on its own date, and after midnight on the next. */
export interface Shift {
  readonly today: Piece;
  readonly tomorrow?: Piece;
}

const MINUTE_MS = 60_000;
const MIDNIGHT = 24 * 60 * MINUTE_MS;
const READING = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;

/** Reads lists of intervals `[["09:00", "17:00"], …]`. @throws SlaError `INVALID_INTERVAL` */
export function shiftsOf(intervals: unknown): Shift[] {
  if (!Array.isArray(intervals)) throw invalid(intervals);
  return intervals.map(shiftOf);
}

function shiftOf(interval: unknown): Shift {
  if (!Array.isArray(interval) || interval.length !== 2) throw invalid(interval);
  const [from, to] = interval.map(readingOf) as [number, number];
  if (from === to || from === MIDNIGHT) throw invalid(interval);
  if (to > from) return { today: { from, to } };
  const today = { from, to: MIDNIGHT };
  return to === 0 ? { today } : { today, tomorrow: { from: 0, to } };
}

function readingOf(text: unknown): number {
  const [reading, hours, minutes] = (typeof text === 'string' && READING.exec(text)) || [];
  if (reading === undefined) throw invalid(text);
  return hours === undefined ? MIDNIGHT : (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
}

const invalid = (what: unknown) =>
  new SlaError('INVALID_INTERVAL', `${JSON.stringify(what)} is no interval from HH:MM to HH:MM.`);

/** The same time in pieces that neither overlap nor touch, in order. */
export function union(pieces: readonly Piece[]): readonly Piece[] {
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of pieces.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}
