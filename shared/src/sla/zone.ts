import { LAST_INSTANT } from './instant.js';
import { DAY_MS, PAGE_DAYS, PAGE_MS, Pages } from './pages.js';
import { SlaError } from './sla-error.js';

/** A part of a page in which the wall clock is ahead of UTC by the same `offsetMs`; it lasts until the next begins. */
export interface Period {
  /** Milliseconds since the page began. */
  readonly from: number;
  readonly offsetMs: number;
}

const SECOND_MS = 1_000;
/** A zone never went and came back within three days; Recife did within seven, in October 2000. */
const STEP_DAYS = 3;
const OFFSET = /GMT(?:([+\-\u2212])(\d\d):(\d\d)(?::(\d\d))?)?$/;
const ZONES_KEPT = 1_000;

const zones = new Map<string, Zone>();

/** The wall clock of one IANA zone, by the runtime's own time-zone data. */
export class Zone {
  private readonly pages = new Pages((page) => this.read(page));

  private constructor(private readonly clock: Intl.DateTimeFormat) {}

  /** @throws SlaError `UNKNOWN_TZ`, also for a bare offset such as `+05:00` */
  static named(tz: unknown): Zone {
    if (typeof tz !== 'string' || !/^[A-Za-z]/.test(tz)) throw unknown(tz);
    const known = zones.get(tz) ?? new Zone(clockIn(tz));
    if (zones.size >= ZONES_KEPT) zones.clear();
    zones.set(tz, known);
    return known;
  }

  /** The page's periods in order; the first begins with the page. */
  periods(page: number): readonly Period[] {
    return this.pages.at(page);
  }

  private read(page: number): Period[] {
    const start = page * PAGE_MS;
    let current = { from: 0, offsetMs: this.offsetAt(start) };
    const periods = [current];
    for (let day = STEP_DAYS; day <= PAGE_DAYS; day += STEP_DAYS) {
      const until = day * DAY_MS - SECOND_MS;
      while (this.offsetAt(start + until) !== current.offsetMs) {
        current = this.nextPeriod(start, current, until);
        periods.push(current);
      }
    }
    return periods;
  }

  /** Halves the time in which the clock was changed until a second is left: changes lie on whole seconds. */
  private nextPeriod(start: number, current: Period, until: number): Period {
    let before = Math.max(current.from, until - STEP_DAYS * DAY_MS);
    let after = until;
    while (after - before > SECOND_MS) {
      const middle = before + Math.floor((after - before) / SECOND_MS / 2) * SECOND_MS;
      if (this.offsetAt(start + middle) === current.offsetMs) before = middle;
      else after = middle;
    }
    return { from: after, offsetMs: this.offsetAt(start + after) };
  }

  private offsetAt(instant: number): number {
    const shown = this.clock.format(Math.max(-LAST_INSTANT, instant));
    const read = OFFSET.exec(shown);
    if (!read) throw new Error(`"${shown}" shows no offset from UTC.`);
    const [, sign = '+', hours = 0, minutes = 0, seconds = 0] = read;
    const size = (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)) * SECOND_MS;
    return sign === '+' ? size : -size;
  }
}

function clockIn(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  } catch (error) {
    if (error instanceof RangeError) throw unknown(timeZone);
    throw error;
  }
}

const unknown = (tz: unknown) => new SlaError('UNKNOWN_TZ', `There is no time zone ${JSON.stringify(tz)}.`);
