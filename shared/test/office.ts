import { calendarOf } from '../src/sla/calendar-of.js';
import type { CalendarRules, Interval } from '../src/sla/calendar-rules.js';
import { formatInstant, parseInstant } from '../src/sla/instant.js';
import { RunningTime } from '../src/sla/running-time.js';

export const everyDay = (...intervals: Interval[]) => ({
  ...workdays(...intervals),
  sat: intervals,
  sun: intervals,
});

export const workdays = (...intervals: Interval[]) => ({
  mon: intervals,
  tue: intervals,
  wed: intervals,
  thu: intervals,
  fri: intervals,
});

/** `2023-05-02 14:30`, in UTC. */
export const utc = (text: string) => parseInstant(`${text.replace(' ', 'T')}:00Z`);
export const textOf = (at: number | null) =>
  at === null ? null : formatInstant(at).replace('T', ' ').replace(':00Z', '');

export const inCalendar = (rules: CalendarRules) =>
  new RunningTime([{ from: null, calendar: calendarOf(rules) }]);

/** Every opening of a stretch, as text. */
export const openingsOf = (rules: CalendarRules, from: string, to: string) =>
  [...calendarOf(rules).openings(utc(from), utc(to))].map(
    (one) => `${textOf(one.from)} to ${textOf(one.to)}`,
  );
