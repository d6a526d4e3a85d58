import { checkedInstant, LAST_INSTANT } from './instant.js';
import { SlaError } from './sla-error.js';
import { type Pause, type Segment, type Stint, stintsOf } from './stints.js';

/** The instant by which a duration is used up, null where that never comes, and then what is left of the duration. */
export interface Deadline {
  readonly at: number | null;
  readonly remainingMs: number;
}

/**
 * A clock's time: it runs while the calendar in force is open and no pause holds it. All durations are real
 * milliseconds, all instants whole milliseconds since 1970 UTC.
 */
export class RunningTime {
  private readonly stints: readonly Stint[];

  /**
   * @param segments which calendar was in force since when; time used under an earlier one is kept
   * @param pauses in any order; they may overlap, be empty, or lie before the start
   * @throws SlaError `INVALID_SEGMENTS`, `INVALID_PAUSE`, `INVALID_INSTANT`
   */
  constructor(segments: readonly Segment[], pauses: readonly Pause[] = []) {
    this.stints = stintsOf(segments, pauses);
  }

  /** How long it ran from one instant up to another. @throws SlaError `END_BEFORE_START` */
  elapsed(from: number, to: number): number {
    if (checkedInstant(to) < checkedInstant(from))
      throw new SlaError('END_BEFORE_START', 'The end lies before the start.');
    let ran = 0;
    for (const stint of this.since(from))
      ran += stint.calendar.openMs(Math.max(from, stint.from), Math.min(to, stint.to));
    return ran;
  }

  /**
   * The earliest instant by which it ran for the duration since the start: the start itself for 0, the closing and
   * not the next opening where the duration ends with it. Later pauses and switches do not move it.
   * @throws SlaError `NEGATIVE_DURATION`, `INVALID_DURATION`
   */
  deadline(start: number, durationMs: number): Deadline {
    let left = checkedDuration(durationMs);
    if (left === 0) return { at: checkedInstant(start), remainingMs: 0 };
    for (const stint of this.since(start)) {
      const from = Math.max(start, stint.from);
      const at = stint.calendar.reach(from, stint.to, left);
      if (at !== undefined) return { at, remainingMs: 0 };
      left -= stint.calendar.openMs(from, Math.min(stint.to, LAST_INSTANT));
    }
    return { at: null, remainingMs: left };
  }

  /** Whether it runs at that instant: an opening is open, a closing is closed. */
  isOpen(at: number): boolean {
    return this.elapsed(at, at + 1) === 1;
  }

  /** The earliest instant from `at` on at which it runs; null where there is none. */
  nextOpen(at: number): number | null {
    for (const stint of this.since(at)) {
      const ranOneMs = stint.calendar.reach(Math.max(at, stint.from), stint.to, 1);
      if (ranOneMs !== undefined) return ranOneMs - 1;
    }
    return null;
  }

  private since(instant: number): readonly Stint[] {
    checkedInstant(instant);
    const first = this.stints.findIndex((stint) => stint.to > instant);
    return first < 0 ? [] : this.stints.slice(first);
  }
}

function checkedDuration(ms: number): number {
  if (ms < 0) throw new SlaError('NEGATIVE_DURATION', 'A duration is not below 0.');
  if (Number.isSafeInteger(ms)) return ms;
  throw new SlaError('INVALID_DURATION', `${ms} is no duration in whole milliseconds.`);
}
