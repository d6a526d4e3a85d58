import type { Weekday } from '@evenhand/shared/sla/calendar-rules';

/** As a week goes. */
export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** A weekday's name in a language. 5 January 1970 was a Monday. */
export const weekdayText = (day: Weekday, tag: string): string =>
  new Intl.DateTimeFormat(tag, { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(1970, 0, 5 + WEEKDAYS.indexOf(day)),
  );
