import { calendarOf } from '../sla/calendar-of.js';
import type { Weekday } from '../sla/calendar-rules.js';
import type { Calendar } from '../sla/calendar.js';

export const DAY_MS = 86_400_000;

/** 1970-01-01, day 0, was a Thursday. */
const WEEK: readonly Weekday[] = ['thu', 'fri', 'sat', 'sun', 'mon', 'tue', 'wed'];

export const weekdayOf = (day: number): Weekday => WEEK[((day % 7) + 7) % 7] as Weekday;

/** Days from one day on to the next that is of the weekday; 7 where it is itself. */
export const daysUntil = (day: number, weekday: Weekday): number =>
  (WEEK.indexOf(weekday) - WEEK.indexOf(weekdayOf(day)) + 7) % 7 || 7;

/**
 * When the wall clock of a zone first shows a date and a time of day, or a later one where that is skipped.
 * @param at `HH:MM`
 * @returns a function from days since 1970-01-01 to milliseconds since 1970 UTC
 * @throws SlaError `UNKNOWN_TZ`, `INVALID_INTERVAL`
 */
export function firstReadings(zone: string, at: string): (day: number) => number {
  return (day) => {
    for (const { from } of fromThenOn(zone, at, day).openings((day - 2) * DAY_MS, (day + 3) * DAY_MS))
      return from;
    throw new Error(`The clocks of ${zone} showed nothing for two days.`);
  };
}

const CALENDARS_KEPT = 1_000;
const calendars = new Map<string, Calendar>();

/** Open on the day from that time on, and on the next: around the day itself, nothing else of the week is. */
function fromThenOn(zone: string, at: string, day: number): Calendar {
  const weekday = weekdayOf(day);
  const key = `${zone} ${weekday} ${at}`;
  const weekly = { [weekday]: [[at, '24:00']], [weekdayOf(day + 1)]: [['00:00', '24:00']] } as const;
  const known = calendars.get(key) ?? calendarOf({ tz: zone, weekly });
  if (calendars.size >= CALENDARS_KEPT) calendars.clear();
  calendars.set(key, known);
  return known;
}
