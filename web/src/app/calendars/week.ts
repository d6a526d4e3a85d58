import type { Interval, Weekday } from '@evenhand/shared/sla/calendar-rules';
import type { CalendarDraft } from '@evenhand/shared/wire/calendars';

export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** 2024 began on a Monday. */
export function weekdayName(weekday: Weekday, tag: string, style: 'long' | 'short'): string {
  const at = Date.UTC(2024, 0, 1 + WEEKDAYS.indexOf(weekday));
  return new Intl.DateTimeFormat(tag, { weekday: style, timeZone: 'UTC' }).format(at);
}

/** The weekdays that have the same hours and stand side by side, with those hours; days without hours are left out. */
export function groupsOf(weekly: CalendarDraft['weekly']): { days: Weekday[]; hours: readonly Interval[] }[] {
  const groups: { days: Weekday[]; hours: readonly Interval[] }[] = [];
  for (const [index, day] of WEEKDAYS.entries()) {
    const hours = weekly[day] ?? [];
    if (hours.length === 0) continue;
    const last = groups.at(-1);
    const isBeside = last?.days.at(-1) === WEEKDAYS[index - 1];
    if (last && isBeside && hoursText(last.hours) === hoursText(hours)) last.days.push(day);
    else groups.push({ days: [day], hours });
  }
  return groups;
}

/** `09:00–12:30, 13:30–18:00` */
export const hoursText = (hours: readonly Interval[]) =>
  hours.map(([from, to]) => `${from}–${to}`).join(', ');

/** `Mon–Fri 09:00–17:00; Sat 10:00–12:00` */
export function weekText(weekly: CalendarDraft['weekly'], tag: string): string {
  const name = (day: Weekday | undefined) => (day ? weekdayName(day, tag, 'short') : '');
  return groupsOf(weekly)
    .map(({ days, hours }) => {
      const span = days.length > 1 ? `${name(days[0])}–${name(days.at(-1))}` : name(days[0]);
      return `${span} ${hoursText(hours)}`;
    })
    .join('; ');
}

/** A whole day ends at 24:00, which browsers write 00:00. */
export const shownEnd = (to: string) => (to === '24:00' ? '00:00' : to);
export const keptEnd = (to: string) => (to === '00:00' ? '24:00' : to);

export const isOverMidnight = ([from, to]: Interval) => from !== '' && to !== '' && to < from;
