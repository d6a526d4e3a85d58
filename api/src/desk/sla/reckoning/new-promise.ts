import { percentsOf, TO_THE_TOP } from '../planning/plan.js';
import type { Rule, Target } from '../planning/targets.js';
import { isCounting, type StandingClock } from './standing-clocks.js';
import type { TicketFacts } from './ticket-facts.js';

/** What a clock is to run under. */
export interface NewPromise {
  readonly clock: StandingClock;
  readonly ticket: Pick<TicketFacts, 'waitsFor' | 'recurrences'>;
  readonly rule: Rule;
  readonly target: Target;
}

/** A clock that another promise can still change: what is due already keeps its own, also where it is held. */
export const isOpenToChange = (clock: StandingClock, now: number): boolean =>
  isCounting(clock) && (clock.dueAt === null || clock.dueAt > now);

export const isSamePromise = ({ clock, rule, target }: NewPromise): boolean =>
  clock.policyId === rule.policyId &&
  clock.policyVersion === rule.policyVersion &&
  clock.rule === rule.position &&
  isSameCalendar(clock, target) &&
  clock.ladderId === target.ladderId &&
  clock.ladderVersion === target.ladderVersion;

export const isSameCalendar = (
  clock: Pick<StandingClock, 'calendarId' | 'calendarVersion'>,
  target: Pick<Target, 'calendarId' | 'calendarVersion'>,
): boolean => clock.calendarId === target.calendarId && clock.calendarVersion === target.calendarVersion;

export const liftUnder = ({ rule, ticket }: NewPromise): number =>
  rule.startsAtTop ? TO_THE_TOP : Math.min(ticket.recurrences, TO_THE_TOP);

/**
 * The clock as it goes on: what it used is kept, and from now on it stands still for what the new promise lets it wait
 * for, and for nothing else.
 */
export function underPromise(promise: NewPromise, now: number): StandingClock {
  const { clock, rule, target } = promise;
  const { calendarId, calendarVersion, ladderId, ladderVersion } = target;
  const pauses = pausesUnder(promise, now);
  const waitsFor = waitsForUnder(promise, now);
  return {
    ...clock,
    ...{ policyId: rule.policyId, policyVersion: rule.policyVersion, rule: rule.position },
    ...{ calendarId, calendarVersion, ladderId, ladderVersion, pauses, waitsFor },
    former: isSameCalendar(clock, target) ? clock.former : [...clock.former, formerOf(clock, now)],
    targetMs: target.seconds * 1_000,
    state: waitsFor === null ? 'running' : 'paused',
    notBefore: now,
    armed: clock.isHistory ? [] : percentsOf(target),
  };
}

const formerOf = ({ calendarId, calendarVersion }: StandingClock, until: number) => ({
  ...{ calendarId, calendarVersion, until },
});

function waitsForUnder({ clock, ticket, target }: NewPromise, now: number): StandingClock['waitsFor'] {
  const reason = clock.waitsFor ?? (clock.startedAt < now ? ticket.waitsFor : null);
  return reason !== null && target.pauses.includes(reason) ? reason : null;
}

function pausesUnder(promise: NewPromise, now: number): StandingClock['pauses'] {
  const { pauses, waitsFor: before } = promise.clock;
  const after = waitsForUnder(promise, now);
  if (before === null) return after === null ? pauses : [...pauses, { from: now, to: null }];
  if (after !== null) return pauses;
  return pauses.map(({ from, to }) => ({ from, to: to ?? Math.max(from, now) }));
}
