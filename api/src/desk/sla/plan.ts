import type { Calendar } from '@evenhand/shared/sla/calendar';
import { fits } from '@evenhand/shared/sla/conditions';
import { reckon } from '@evenhand/shared/sla/reckon';
import type { Opening, PlannedClock } from '../tickets/timekeeping.js';
import type { CalendarRef } from './calendars.js';
import type { AccountRules, Rule, Target } from './targets.js';

/** The first rule that fits; the last one of a policy asks nothing, so there is one. */
export function firstFitting(rules: ReadonlyMap<string, AccountRules>, { facts }: Opening): Rule {
  const ofAccount = rules.get(facts.accountId);
  const known = { ...facts, agency: ofAccount?.agency ?? null, contract: null };
  const rule = ofAccount?.rules.find(({ conditions }) => fits(conditions, known));
  if (!rule) throw new Error(`No rule fits a complaint to account ${facts.accountId}.`);
  return rule;
}

/** The clocks that begin with a ticket; the next response has a clock only once there was a first. */
export function plannedClocks(
  { opening, rule }: { opening: Opening; rule: Rule },
  calendarOf: (ref: CalendarRef) => Calendar,
): PlannedClock[] {
  return rule.targets
    .filter(({ clock }) => clock !== 'next_response')
    .map((target) => planned(opening, rule, target, calendarOf(target)));
}

function planned(opening: Opening, rule: Rule, target: Target, calendar: Calendar): PlannedClock {
  const { calendarId, calendarVersion, ladderId, ladderVersion } = target;
  const { facts, ticketId, isHistory } = opening;
  const targetMs = target.seconds * 1_000;
  const percents = percentsOf(target);
  const { thresholds } = reckon({
    ...{ segments: [{ from: null, calendar }], start: facts.at, targetMs, percents },
  });
  const deadlines = percents.map((threshold, index) => ({
    threshold,
    dueAt: new Date(thresholds[index] as number),
  }));
  return {
    ...{ ticketId, kind: target.clock, startedAt: new Date(facts.at), targetMs, isHistory },
    ...{ policyId: rule.policyId, policyVersion: rule.policyVersion, rule: rule.position },
    ...{ calendarId, calendarVersion, ladderId, ladderVersion },
    dueAt: (deadlines.find(({ threshold }) => threshold === 100) as { dueAt: Date }).dueAt,
    deadlines,
  };
}

/** Everything at which something happens on the way: a warning, a rung, the breach. */
const percentsOf = ({ thresholds, rungPercents }: Target) =>
  [...new Set([...thresholds, ...rungPercents, 100])].toSorted((a, b) => a - b);
