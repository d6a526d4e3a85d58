import { shareOf } from './percent.js';
import { RunningTime } from './running-time.js';
import { SlaError } from './sla-error.js';
import type { Pause, Segment } from './stints.js';

/** A clock as it stands: what it runs in, since when, and for how long. */
export interface Reckoning {
  readonly segments: readonly Segment[];
  readonly pauses?: readonly Pause[];
  /** Milliseconds since 1970 UTC. */
  readonly start: number;
  readonly targetMs: number;
  /** Thresholds in percent of the target, fractions too; over 100 lie after the deadline. */
  readonly percents: readonly number[];
}

/** Instants in milliseconds since 1970 UTC; null where an open-ended pause, or a calendar that ends, keeps it from coming. */
export interface Reckoned {
  readonly deadline: number | null;
  /** What is left of the target where the deadline is null, else 0. */
  readonly remainingMs: number;
  /** One for each of the percents, in their order. */
  readonly thresholds: readonly (number | null)[];
}

/** The deadline of a clock and its thresholds. @throws SlaError as RunningTime does, `INVALID_DURATION` for a percentage that is none */
export function reckon({ segments, pauses, start, targetMs, percents }: Reckoning): Reckoned {
  const time = new RunningTime(segments, pauses);
  const { at, remainingMs } = time.deadline(start, targetMs);
  return { deadline: at, remainingMs, thresholds: thresholdsOf(time, { start, targetMs, percents }) };
}

/** When each share of the target is used up. */
export function thresholdsOf(
  time: RunningTime,
  { start, targetMs, percents }: Pick<Reckoning, 'start' | 'targetMs' | 'percents'>,
): (number | null)[] {
  return percents.map((percent) => time.deadline(start, shareOf(targetMs, checkedPercent(percent))).at);
}

function checkedPercent(percent: number): number {
  if (Number.isFinite(percent) && percent >= 0) return percent;
  const code = percent < 0 ? 'NEGATIVE_DURATION' : 'INVALID_DURATION';
  throw new SlaError(code, `${percent} % of a target is no duration.`);
}
