import type { Calendar } from '@evenhand/shared/sla/calendar';
import { fits, type Facts } from '@evenhand/shared/sla/conditions';
import { reckon } from '@evenhand/shared/sla/reckon';
import type { PlannedClock } from '../../tickets/timekeeping.js';
import type { CalendarRef } from '../calendars/calendars.js';
import type { AccountRules, Rule, Target } from './targets.js';

/** A clock that is to start: of which ticket, under which rule, from when. */
export interface Beginning {
  readonly ticketId: string;
  readonly rule: Rule;
  /** Milliseconds since 1970 UTC. */
  readonly startedAt: number;
  readonly round: number;
  /** How many rungs are left out at the bottom for what came before. */
  readonly lift: number;
  readonly isHistory: boolean;
}

/** Higher than any ladder. */
export const TO_THE_TOP = 100;

/** The first of an account's rules that fits. */
export function firstFitting(rules: ReadonlyMap<string, AccountRules>, facts: Omit<Facts, 'agency'>): Rule {
  const ofAccount = rules.get(facts.accountId);
  return fittingRule(ofAccount?.rules ?? [], { ...facts, agency: ofAccount?.agency ?? null });
}

/** The first rule that fits; the last one of a policy asks nothing, so there is one. */
export function fittingRule(rules: readonly Rule[], facts: Facts): Rule {
  const rule = rules.find(({ conditions }) => fits(conditions, facts));
  if (!rule) throw new Error(`No rule fits a complaint to account ${facts.accountId}.`);
  return rule;
}

/** @param target one of the rule's */
export function plannedClock(
  { ticketId, rule, startedAt, round, lift, isHistory }: Beginning,
  target: Target,
  calendarOf: (ref: CalendarRef) => Calendar,
): PlannedClock {
  const { calendarId, calendarVersion, ladderId, ladderVersion } = target;
  const targetMs = target.seconds * 1_000;
  const percents = percentsOf(target);
  const segments = [{ from: null, calendar: calendarOf(target) }];
  const { thresholds } = reckon({ segments, start: startedAt, targetMs, percents });
  const deadlines = percents.map((threshold, index) => ({
    threshold,
    dueAt: new Date(thresholds[index] as number),
  }));
  return {
    ...{ ticketId, kind: target.clock, round, startedAt: new Date(startedAt), targetMs, isHistory },
    ...{ policyId: rule.policyId, policyVersion: rule.policyVersion, rule: rule.position },
    ...{ calendarId, calendarVersion, ladderId, ladderVersion },
    lift: rule.startsAtTop ? TO_THE_TOP : lift,
    dueAt: (deadlines.find(({ threshold }) => threshold === 100) as { dueAt: Date }).dueAt,
    deadlines,
  };
}

/** Everything at which something happens on the way: a warning, a rung, the breach. */
export const percentsOf = ({
  thresholds,
  rungPercents,
}: Pick<Target, 'thresholds' | 'rungPercents'>): number[] =>
  [...new Set([...thresholds, ...rungPercents, 100])].toSorted((a, b) => a - b);
