import type { RunningTime } from './running-time.js';

/** A clock that is asked about; instants in milliseconds since 1970 UTC. */
export interface Question {
  readonly start: number;
  readonly targetMs: number;
  /** What stops it; null: nothing yet. */
  readonly eventAt: number | null;
  readonly now: number;
}

export interface Verdict {
  /** Null where it never comes. */
  readonly deadline: number | null;
  readonly state: 'met' | 'breached' | 'running';
  /** Used until the event, or until now. */
  readonly elapsedMs: number;
}

/**
 * Judges by the deadline's instant, not by the time used: an answer after a closing that was the deadline is late,
 * although no more time ran. An event after now is not yet known.
 * @throws SlaError `END_BEFORE_START` where the event or now lies before the start, and as RunningTime.deadline does
 */
export function verdict(time: RunningTime, { start, targetMs, eventAt, now }: Question): Verdict {
  const isKnown = eventAt !== null && eventAt <= now;
  const until = isKnown ? eventAt : now;
  const { at: deadline } = time.deadline(start, targetMs);
  const isLate = deadline !== null && until > deadline;
  const state = isLate ? 'breached' : isKnown ? 'met' : 'running';
  return { deadline, state, elapsedMs: time.elapsed(start, until) };
}
