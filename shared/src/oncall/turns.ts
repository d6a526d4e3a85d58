import type { Opening } from '../sla/calendar.js';
import { dayOf } from '../sla/civil-date.js';
import { SlaError } from '../sla/sla-error.js';
import { DAY_MS, daysUntil, firstReadings } from './hand-overs.js';
import type { RotaRules } from './rota-rules.js';

/** Whose turn it is; null before the first. */
export interface Turn extends Opening {
  readonly personId: string | null;
}

/** The turns from one instant to another, cut off at both: they cover all of it, in order. */
export function* turnsOf(rules: RotaRules, { from, to }: Opening): Generator<Turn> {
  const beginning = beginningsOf(rules);
  const turn = (nth: number) => ({
    from: Math.max(from, nth < 0 ? from : beginning(nth)),
    to: Math.min(to, beginning(nth + 1)),
    personId: nth < 0 ? null : (rules.people[nth % rules.people.length] ?? null),
  });
  for (let nth = turnAt(rules, beginning, from); nth < 0 || beginning(nth) < to; nth += 1) {
    const one = turn(nth);
    // Two begin at the same instant where a date was skipped.
    if (one.from < one.to) yield one;
  }
}

/** When the nth turn begins, from 0 on. */
function beginningsOf({ zone, handOver, startsOn }: RotaRules): (nth: number) => number {
  const first = dayOf(startsOn);
  if (first === undefined) throw new SlaError('INVALID_HOLIDAY', `There is no date "${startsOn}".`);
  const reading = firstReadings(zone, handOver.at);
  const isWeekly = handOver.every === 'week';
  const second = first + (isWeekly ? daysUntil(first, handOver.weekday) : 1);
  const known = new Map<number, number>();
  return (nth) => {
    const beginning = known.get(nth) ?? reading(nth === 0 ? first : second + (nth - 1) * (isWeekly ? 7 : 1));
    known.set(nth, beginning);
    return beginning;
  };
}

/** The turn at an instant; -1 before the first. */
function turnAt({ handOver }: RotaRules, beginning: (nth: number) => number, at: number): number {
  const first = beginning(0);
  if (at < first) return -1;
  // A zone's clock is never moved by more than a day: two turns further it has begun to be another one's.
  let nth = Math.floor((at - first) / (handOver.every === 'week' ? 7 * DAY_MS : DAY_MS)) + 2;
  while (nth > 0 && beginning(nth) > at) nth -= 1;
  return nth;
}
