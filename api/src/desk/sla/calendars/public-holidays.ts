import Holidays from 'date-holidays';
import type { PublicHolidays } from '@evenhand/shared/wire/calendars';
import { countries } from './countries.js';
import type { DayOff } from './day-off.js';
import { daysAfter, type Years } from './years.js';

const HOUR_MS = 3_600_000;
const FORM = /^(\d{4}-\d\d-\d\d) (\d\d):(\d\d)/;

/**
 * The public holidays of a country, a state or a region, as `date-holidays` knows them; days that stand in for one on
 * a weekend are among them. A holiday closes each date that it takes whole: of one that begins at noon, or ends in
 * the afternoon after some days, the part of a date stays open, for hours of that date to be written by hand.
 * @returns in order; undefined where there is no such country, state or region
 */
export function publicHolidaysOf(where: PublicHolidays, { first, last }: Years): DayOff[] | undefined {
  const holidays = found(where);
  if (!holidays) return undefined;
  const days = new Map<string, string>();
  for (let year = first; year <= last; year += 1)
    for (const holiday of holidays.getHolidays(year, 'en'))
      for (const date of wholeDates(holiday)) days.set(date, days.get(date) ?? holiday.name);
  return [...days].map(([date, name]) => ({ date, name })).toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

/** In UTC each date has 24 hours. */
const OPTIONS = { types: ['public' as const], timezone: 'UTC' };

function found({ country, state, region }: PublicHolidays): Holidays | undefined {
  const land = countries().find(({ code }) => code === country);
  if (!land) return undefined;
  if (state === null) return region === null ? new Holidays(country, OPTIONS) : undefined;
  const part = land.states.find(({ code }) => code === state);
  if (!part) return undefined;
  if (region === null) return new Holidays(country, state, OPTIONS);
  const isThere = part.regions.some(({ code }) => code === region);
  return isThere ? new Holidays(country, state, region, OPTIONS) : undefined;
}

function wholeDates({ date, start, end }: { date: string; start: Date; end: Date }): string[] {
  const [, day = '', hours, minutes] = FORM.exec(date) ?? [];
  const from = Number(hours) + Number(minutes) / 60;
  const to = from + (end.getTime() - start.getTime()) / HOUR_MS;
  const dates: string[] = [];
  for (let nth = Math.ceil(from / 24); (nth + 1) * 24 <= to; nth += 1) dates.push(daysAfter(day, nth));
  return dates;
}
