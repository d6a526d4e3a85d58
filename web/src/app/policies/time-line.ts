import type { Calendar } from '@evenhand/shared/sla/calendar';
import type { Mark } from './marks.js';

/** Shares of the drawn width, from 0 to 100. */
export interface Stretch {
  readonly from: number;
  readonly width: number;
}
export interface Dot {
  readonly x: number;
  /** 0 is on the line; what stands too close to the one before goes up. */
  readonly level: number;
  readonly mark: Mark;
}
export interface Tick {
  readonly x: number;
  readonly at: number;
}
export interface TimeLine {
  readonly closed: readonly Stretch[];
  readonly dots: readonly Dot[];
  readonly ticks: readonly Tick[];
}

/** Narrower than this two dots would touch, where the line is drawn as narrow as it gets. */
const APART = 7;
const LEVELS = 3;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const TICK_STEPS = [
  MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  30 * DAY,
];
const MOST_TICKS = 6;
/** Of a year, single nights are thinner than a line is. */
const MOST_STRETCHES = 400;

/** Where everything is drawn; a little room is left behind the last mark. */
export function drawn(marks: readonly Mark[], calendar: Calendar): TimeLine {
  const start = marks[0]?.at ?? 0;
  const last = marks.at(-1)?.at ?? start;
  const end = start + Math.max(MINUTE, (last - start) * 1.06);
  const x = (at: number) => (100 * (at - start)) / (end - start);
  return {
    closed: closedIn(calendar, start, end).map(({ from, to }) => ({ from: x(from), width: x(to) - x(from) })),
    dots: dotsOf(marks, x),
    ticks: ticksIn(start, end).map((at) => ({ x: x(at), at })),
  };
}

function dotsOf(marks: readonly Mark[], x: (at: number) => number): Dot[] {
  const lastAt: number[] = Array.from({ length: LEVELS }, () => -Infinity);
  return marks.map((mark) => {
    const at = x(mark.at);
    const free = lastAt.findIndex((last) => at - last >= APART);
    const level = Math.max(0, free);
    lastAt[level] = at;
    return { x: at, level, mark };
  });
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function closedIn(calendar: Calendar, start: number, end: number): Span[] {
  const closed: Span[] = [];
  let from = start;
  for (const opening of calendar.openings(start, end)) {
    if (opening.from > from) closed.push({ from, to: opening.from });
    from = opening.to;
    if (closed.length >= MOST_STRETCHES) return closed;
  }
  return from < end ? [...closed, { from, to: end }] : closed;
}

function ticksIn(start: number, end: number): number[] {
  const step = TICK_STEPS.find((one) => (end - start) / one <= MOST_TICKS) ?? (end - start) / MOST_TICKS;
  const ticks: number[] = [];
  for (let at = Math.ceil((start + 1) / step) * step; at < end; at += step) ticks.push(at);
  return ticks;
}
