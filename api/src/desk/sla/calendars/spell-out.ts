import { calendarOf } from '@evenhand/shared/sla/calendar-of';
import type { CalendarRules } from '@evenhand/shared/sla/calendar-rules';
import { dayOf } from '@evenhand/shared/sla/civil-date';
import { SlaError } from '@evenhand/shared/sla/sla-error';
import type { CalendarDraft, DraftProblem, SpecialDate, SpeltOutDate } from '@evenhand/shared/wire/calendars';
import type { DayOff } from './day-off.js';
import { problemsOf } from './draft-problems.js';
import { publicHolidaysOf } from './public-holidays.js';
import type { Years } from './years.js';

/** The days off that a draft does not say itself. */
export interface DaysElsewhere {
  readonly file: readonly DayOff[];
  readonly feed: readonly DayOff[];
}

export interface SpeltOut {
  readonly dates: readonly SpeltOutDate[];
  readonly publicHolidays: readonly DayOff[];
  readonly problems: readonly DraftProblem[];
  /** As the arithmetic reads them; null while there are problems. */
  readonly rules: CalendarRules | null;
}

/**
 * Every date that is not like its weekday, for the years given. What was written by hand wins over a file, that over
 * a feed, that over public holidays; a date written for itself wins over one that comes back each year.
 */
export function spellOut(draft: CalendarDraft, elsewhere: DaysElsewhere, years: Years): SpeltOut {
  const problems = problemsOf(draft);
  if (draft.isAlwaysOpen)
    return { dates: [], publicHolidays: [], problems, rules: openRules(draft, problems) };
  const publicHolidays = draft.publicHolidays ? publicHolidaysOf(draft.publicHolidays, years) : [];
  if (!publicHolidays)
    problems.push({
      where: 'publicHolidays',
      code: 'country',
      what: 'There are no public holidays of that place.',
    });
  const dates = datesOf(draft, { ...elsewhere, publicHolidays: publicHolidays ?? [] }, years);
  const rules = problems.length === 0 ? rulesOf(draft, dates) : null;
  const never = rules && neverOpen(rules);
  return {
    ...{ dates, publicHolidays: publicHolidays ?? [] },
    problems: never ? [never] : problems,
    rules: never ? null : rules,
  };
}

const openRules = ({ zone }: CalendarDraft, problems: readonly DraftProblem[]): CalendarRules | null =>
  problems.length === 0 ? { tz: zone, always_open: true } : null;

function datesOf(
  { specials, keptOpen }: CalendarDraft,
  { file, feed, publicHolidays }: DaysElsewhere & { publicHolidays: readonly DayOff[] },
  years: Years,
): SpeltOutDate[] {
  const closed = (days: readonly DayOff[], from: SpeltOutDate['from']) =>
    days.map(({ date, name }) => ({ date, name, hours: [], from }));
  const [yearly, single] = [specials.filter((one) => one.isYearly), specials.filter((one) => !one.isYearly)];
  const worked = publicHolidays.filter(({ date }) => !keptOpen.includes(date));
  const all: SpeltOutDate[] = [
    ...closed(worked, 'public holidays'),
    ...closed(feed, 'feed'),
    ...closed(file, 'file'),
    ...yearly.flatMap((special) => eachYear(special, years)),
    ...single.flatMap((special) => byHand(special, special.date)),
  ];
  return [...new Map(all.map((one) => [one.date, one])).values()].toSorted((a, b) =>
    a.date < b.date ? -1 : 1,
  );
}

/** From its first date on; a 29th of February comes back in leap years alone. */
function eachYear(special: SpecialDate, { first, last }: Years): SpeltOutDate[] {
  const dates: SpeltOutDate[] = [];
  const begins = Number(special.date.slice(0, 4));
  for (let year = Math.max(first, begins); year <= last; year += 1)
    dates.push(...byHand(special, `${year}${special.date.slice(4)}`));
  return dates;
}

const byHand = ({ name, hours }: SpecialDate, date: string): SpeltOutDate[] =>
  dayOf(date) === undefined ? [] : [{ date, name, hours, from: 'hand' }];

const rulesOf = ({ zone, weekly }: CalendarDraft, dates: readonly SpeltOutDate[]): CalendarRules => ({
  tz: zone,
  weekly,
  holidays: dates.filter(({ hours }) => hours.length === 0).map(({ date }) => date),
  specials: Object.fromEntries(
    dates.filter(({ hours }) => hours.length > 0).map(({ date, hours }) => [date, hours]),
  ),
});

function neverOpen(rules: CalendarRules): DraftProblem | null {
  try {
    calendarOf(rules);
    return null;
  } catch (error) {
    if (!(error instanceof SlaError)) throw error;
    return { where: 'weekly', code: 'never-open', what: 'It is never open: give a weekday some hours.' };
  }
}
