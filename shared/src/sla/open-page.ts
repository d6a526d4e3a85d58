import type { Dates } from './dates.js';
import type { Piece } from './day-pieces.js';
import { DAY_MS, PAGE_DAYS, PAGE_MS } from './pages.js';
import type { Zone } from './zone.js';

/** The open stretches of one page, in milliseconds since the page began, with their running sum. */
export class OpenPage {
  private readonly froms: number[] = [];
  private readonly tos: number[] = [];
  /** Open time before each stretch, and at the end that of the whole page. */
  private readonly sums: number[] = [0];

  private constructor(stretches: Iterable<Piece>) {
    for (const { from, to } of stretches) {
      this.froms.push(from);
      this.tos.push(to);
      this.sums.push(this.totalMs + to - from);
    }
  }

  /** Every reading of the zone's wall clock in the page is looked up in the dates; nothing else decides. */
  static read(page: number, zone: Zone, dates: Dates): OpenPage {
    const periods = zone.periods(page);
    const pieces = periods.flatMap(({ from, offsetMs }, index) => {
      const to = periods[index + 1]?.from ?? PAGE_MS;
      return piecesWithin({ from, to }, offsetMs, (day) => dates.piecesOn(page * PAGE_DAYS + day));
    });
    return new OpenPage(joined(pieces));
  }

  get totalMs(): number {
    return this.sums.at(-1) as number;
  }

  get stretches(): readonly Piece[] {
    return this.froms.map((from, index) => ({ from, to: this.tos[index] as number }));
  }

  /** Open milliseconds before `at`. */
  openBefore(at: number): number {
    const index = lastUpTo(this.froms, at);
    if (index < 0) return 0;
    return (
      (this.sums[index] as number) + Math.min(at, this.tos[index] as number) - (this.froms[index] as number)
    );
  }

  /** The earliest moment by which the page was open for `ms`, above 0 and at most its total. */
  reach(ms: number): number {
    const index = lastUpTo(this.sums, ms - 1);
    return (this.froms[index] as number) + ms - (this.sums[index] as number);
  }
}

/** The index of the last of the ascending whole numbers that is not above the limit; -1 where all are. */
function lastUpTo(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] as number) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function piecesWithin(period: Piece, offsetMs: number, piecesOn: (day: number) => readonly Piece[]): Piece[] {
  const found: Piece[] = [];
  const lastDay = Math.floor((period.to + offsetMs - 1) / DAY_MS);
  for (let day = Math.floor((period.from + offsetMs) / DAY_MS); day <= lastDay; day += 1) {
    const midnight = day * DAY_MS - offsetMs;
    for (const piece of piecesOn(day)) {
      const from = Math.max(period.from, midnight + piece.from);
      const to = Math.min(period.to, midnight + piece.to);
      if (from < to) found.push({ from, to });
    }
  }
  return found;
}

/** One stretch where one ends as the next begins. They come in order. */
export function* joined(stretches: Iterable<Piece>): Generator<Piece> {
  let last: Piece | undefined;
  for (const next of stretches) {
    if (last?.to === next.from) last = { from: last.from, to: next.to };
    else {
      if (last) yield last;
      last = next;
    }
  }
  if (last) yield last;
}
