import type { CalendarDraft } from '@evenhand/shared/wire/calendars';

const DAY = [
  ['09:00', '12:30'],
  ['13:30', '18:00'],
] as const;

/** Monday to Friday with a lunch break, in Brussels; and what a test gives it. */
export const aDraft = (given: Partial<CalendarDraft> = {}): CalendarDraft => ({
  ...{ name: 'Office', zone: 'Europe/Brussels', isAlwaysOpen: false, specials: [] },
  weekly: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY },
  ...{ publicHolidays: null, keptOpen: [], feedUrl: null, file: null },
  ...given,
});

export const icalendar = (...days: readonly (readonly [date: string, name: string])[]) =>
  [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:test'],
    ...days.flatMap(([date, name]) => [
      ...['BEGIN:VEVENT', `UID:${date}`, `DTSTART;VALUE=DATE:${date.replaceAll('-', '')}`],
      ...[`SUMMARY:${name}`, 'END:VEVENT'],
    ]),
    ...['END:VCALENDAR', ''],
  ].join('\r\n');
