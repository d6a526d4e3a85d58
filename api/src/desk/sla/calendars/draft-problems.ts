import type { Interval } from '@evenhand/shared/sla/calendar-rules';
import { dayOf } from '@evenhand/shared/sla/civil-date';
import { shiftsOf } from '@evenhand/shared/sla/day-pieces';
import { SlaError } from '@evenhand/shared/sla/sla-error';
import { Zone } from '@evenhand/shared/sla/zone';
import type { CalendarDraft, DraftProblem, SpecialDate } from '@evenhand/shared/wire/calendars';
import { LIMITS } from '../../../platform/limits.js';

/** What a draft says that cannot be, each with where. Zone and dates come first: nothing is spelt out without them. */
export function problemsOf(draft: CalendarDraft): DraftProblem[] {
  const hours = draft.isAlwaysOpen
    ? []
    : [...weeklyProblems(draft), ...draft.specials.flatMap(specialProblems)];
  return [...nameProblems(draft.name), ...zoneProblems(draft.zone), ...hours, ...twice(draft)];
}

function nameProblems(name: string): DraftProblem[] {
  const { length } = name.trim();
  if (length > 0 && length <= LIMITS.nameLength) return [];
  return [{ where: 'name', code: 'name', what: `A name has 1 to ${LIMITS.nameLength} characters.` }];
}

export function isZone(zone: string): boolean {
  return holds(() => Zone.named(zone));
}

const zoneProblems = (zone: string): DraftProblem[] =>
  isZone(zone) ? [] : [{ where: 'zone', code: 'zone', what: `There is no time zone "${zone}".` }];

const weeklyProblems = ({ weekly }: CalendarDraft): DraftProblem[] =>
  Object.entries(weekly).flatMap(([weekday, intervals]) => intervalProblems(`weekly.${weekday}`, intervals));

const intervalProblems = (where: string, intervals: readonly Interval[]): DraftProblem[] =>
  intervals.flatMap((interval, nth) =>
    holds(() => shiftsOf([interval]))
      ? []
      : [
          {
            ...{ where: `${where}.${nth}`, code: 'interval' as const },
            what: 'Hours go from HH:MM to HH:MM, and do not end where they begin.',
          },
        ],
  );

function specialProblems({ date, hours }: SpecialDate, nth: number): DraftProblem[] {
  const problems = intervalProblems(`specials.${nth}.hours`, hours);
  if (dayOf(date) !== undefined) return problems;
  return [{ where: `specials.${nth}.date`, code: 'date', what: `There is no date "${date}".` }, ...problems];
}

/** A date by itself stands beside one that comes back on it, and wins; two of a kind do not say which. */
function twice({ specials, isAlwaysOpen }: CalendarDraft): DraftProblem[] {
  if (isAlwaysOpen) return [];
  const kept = specials.map(({ date, isYearly }) => (isYearly ? date.slice(5) : date));
  return kept.flatMap((date, nth) =>
    kept.indexOf(date) === nth
      ? []
      : [
          {
            where: `specials.${nth}.date`,
            code: 'date-twice' as const,
            what: 'That date stands there already.',
          },
        ],
  );
}

function holds(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (error instanceof SlaError) return false;
    throw error;
  }
}
