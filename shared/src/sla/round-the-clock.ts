import type { Calendar, Opening } from './calendar.js';
import { LAST_INSTANT } from './instant.js';

/** Never closed: no zone and no change of its clock matters. */
export class RoundTheClock implements Calendar {
  openMs(from: number, to: number): number {
    return Math.max(0, to - from);
  }

  reach(from: number, until: number, ms: number): number | undefined {
    return from + ms <= Math.min(until, LAST_INSTANT) ? from + ms : undefined;
  }

  *openings(from: number, to: number): Generator<Opening> {
    if (from < to) yield { from, to };
  }
}
