import type { Calendar } from '@evenhand/shared/sla/calendar';
import type { LadderTimes } from './time-line.js';

export interface Mark {
  readonly x: number;
  readonly label: string;
  readonly isAgain: boolean;
  /** Marks that stand close to each other are put above one another. */
  readonly row: number;
}

export interface Line {
  readonly marks: readonly Mark[];
  readonly closed: readonly { readonly x: number; readonly width: number }[];
  readonly dueX: number | null;
  readonly rows: number;
}

const WIDTH = 1000;
const APART = 26;
/** Beyond this many, nights are thinner than a line. */
const MOST_CLOSED = 400;

/** Where everything stands on a line of a thousand units. */
export function lineOf({ dueAt, rings }: LadderTimes, calendar: Calendar, start: number): Line {
  const all = [dueAt, ...rings.flatMap(({ at, again }) => [at, ...again])].filter((at) => at !== null);
  const end = Math.max(start + 60_000, ...all);
  const x = (at: number) => 20 + ((at - start) / (end - start)) * (WIDTH - 40);
  const marks = rings
    .flatMap(({ rung, at, again }) => [
      ...(at === null ? [] : [{ x: x(at), label: String(rung), isAgain: false }]),
      ...again.map((each) => ({ x: x(each), label: String(rung), isAgain: true })),
    ])
    .toSorted((a, b) => a.x - b.x);
  const placed = inRows(marks);
  return {
    marks: placed,
    closed: closedBetween(calendar, start, end).map(({ from, to }) => ({
      x: x(from),
      width: x(to) - x(from),
    })),
    dueX: dueAt === null ? null : x(dueAt),
    rows: Math.max(1, ...placed.map(({ row }) => row + 1)),
  };
}

function inRows(marks: readonly Omit<Mark, 'row'>[]): Mark[] {
  const ends: number[] = [];
  return marks.map((mark) => {
    const free = ends.findIndex((end) => mark.x - end >= APART);
    const row = free < 0 ? ends.length : free;
    ends[row] = mark.x;
    return { ...mark, row };
  });
}

function closedBetween(calendar: Calendar, start: number, end: number): { from: number; to: number }[] {
  const closed: { from: number; to: number }[] = [];
  let from = start;
  for (const opening of calendar.openings(start, end)) {
    if (opening.from > from) closed.push({ from, to: opening.from });
    from = opening.to;
    if (closed.length >= MOST_CLOSED) return [];
  }
  return from < end ? [...closed, { from, to: end }] : closed;
}
