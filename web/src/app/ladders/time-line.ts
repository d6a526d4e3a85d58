import type { Calendar } from '@evenhand/shared/sla/calendar';
import { reckon } from '@evenhand/shared/sla/reckon';
import { RunningTime } from '@evenhand/shared/sla/running-time';
import type { RungDraft } from './rung-draft.js';

/** When a rung rings if nobody answers; null where the calendar never opens again. */
export interface Ring {
  readonly rung: number;
  readonly at: number | null;
  /** Again, as the rung says; the first few. */
  readonly again: readonly number[];
}

export interface LadderTimes {
  readonly dueAt: number | null;
  readonly rings: readonly Ring[];
}

export interface Asked {
  readonly calendar: Calendar;
  readonly start: number;
  readonly targetMs: number;
}

const MINUTE = 60_000;
const REPEATS = 3;

/** As the alarm climbs: shares of the target in the clock's time, everything else in real time, moved to an opening. */
export function timesOf(rungs: readonly RungDraft[], { calendar, start, targetMs }: Asked): LadderTimes {
  const segments = [{ from: null, calendar }];
  const time = new RunningTime(segments);
  const percents = rungs.map(({ when, amount }) => (when === 'percent' ? amount : 0));
  const { deadline, thresholds } = reckon({ segments, start, targetMs, percents });
  const opens = (at: number | null, minutes: number) =>
    at === null ? null : time.nextOpen(at + minutes * MINUTE);
  const firsts: (number | null)[] = [];
  for (const [index, { when, amount }] of rungs.entries()) {
    if (when === 'percent') firsts.push(thresholds[index] ?? null);
    else firsts.push(opens(when === 'after breach' ? deadline : (firsts[index - 1] ?? null), amount));
  }
  const rings = rungs.map(({ repeatMinutes }, index) => {
    const again: number[] = [];
    let last = firsts[index] ?? null;
    while (repeatMinutes !== null && last !== null && again.length < REPEATS) {
      last = opens(last, repeatMinutes);
      if (last !== null) again.push(last);
    }
    return { rung: index + 1, at: firsts[index] ?? null, again };
  });
  return { dueAt: deadline, rings };
}
