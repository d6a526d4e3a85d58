import type { Calendar } from '@evenhand/shared/sla/calendar';
import { reckon } from '@evenhand/shared/sla/reckon';
import { RunningTime } from '@evenhand/shared/sla/running-time';
import type { Segment } from '@evenhand/shared/sla/stints';
import type { CalendarRef } from '../calendars/calendars.js';
import type { ClockKey, StandingClock } from './standing-clocks.js';

type CalendarFor = (ref: CalendarRef) => Calendar;

/** When a clock is due, and what is still armed for it; null for what an open-ended pause keeps from coming. */
export interface Due extends ClockKey {
  readonly startedAt: number;
  readonly dueAt: number | null;
  /** What is left of its target where no deadline is in sight, in milliseconds. */
  readonly leftMs: number | null;
  readonly armed: readonly { readonly threshold: number; readonly dueAt: number | null }[];
}

/** @param notBefore a change moves nothing to before it was made; the last one is known to the clock itself */
export function dueAgain(clock: StandingClock, calendarFor: CalendarFor, notBefore = -Infinity): Due {
  const { ticketId, round, startedAt, targetMs, pauses, armed } = clock;
  const { deadline, thresholds, remainingMs } = reckon({
    segments: segmentsOf(clock, calendarFor),
    ...{ pauses, start: startedAt, targetMs, percents: armed },
  });
  const floor = runsOn(Math.max(notBefore, clock.notBefore ?? -Infinity), pauses);
  const floored = (at: number | null) => (at === null || floor === null ? null : Math.max(at, floor));
  const dueAt = floored(deadline);
  return {
    ...{ ticketId, clock: clock.clock, round, startedAt, dueAt },
    leftMs: dueAt === null ? remainingMs : null,
    armed: armed.map((threshold, index) => ({ threshold, dueAt: floored(thresholds[index] ?? null) })),
  };
}

/** A clock that stands still when a change uses it up is due when it runs on; null where that is not known yet. */
function runsOn(at: number, pauses: StandingClock['pauses']): number | null {
  let instant = at;
  for (const { from, to } of pauses)
    if (from <= instant) {
      if (to === null) return null;
      instant = Math.max(instant, to);
    }
  return instant;
}

/** How much of its target a clock had used by an instant, in milliseconds. */
export function usedMs(clock: StandingClock, calendarFor: CalendarFor, at: number): number {
  const time = new RunningTime(segmentsOf(clock, calendarFor), clock.pauses);
  return at <= clock.startedAt ? 0 : time.elapsed(clock.startedAt, at);
}

/** What share of its target a clock had left at an instant; 0 once it was used up. */
export function leftShare(clock: StandingClock, calendarFor: CalendarFor, at: number): number {
  return Math.max(0, 1 - usedMs(clock, calendarFor, at) / clock.targetMs);
}

function segmentsOf(clock: StandingClock, calendarFor: CalendarFor): Segment[] {
  const calendars = [...clock.former, clock];
  return calendars.map((ref, index) => ({
    from: clock.former[index - 1]?.until ?? null,
    calendar: calendarFor(ref),
  }));
}

/** Every calendar that these clocks run in, or ran in. */
export const calendarsOf = (clocks: readonly StandingClock[]): CalendarRef[] =>
  clocks.flatMap((clock) => [clock, ...clock.former]);
