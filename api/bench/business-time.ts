import dayjs, { type BusinessHours, type BusinessHoursMap } from 'dayjs';
import businessTime from 'dayjs-business-time';
import type { CalendarRules, Weekday } from '@evenhand/shared/sla/calendar-rules';
import { MINUTE_MS, ORDINARY, type OrdinaryClock } from './desks.js';

export const BUSINESS_TIME =
  'dayjs-business-time 1.0.4 on the same clocks, calendar by calendar: its hours, holidays and zone are global';

dayjs.extend(businessTime);

/** What the library answers, in the clocks' order, and how long that took without its settings. */
export function byBusinessTime(clocks: readonly OrdinaryClock[]): { deadlines: number[]; ms: number } {
  const deadlines: number[] = [];
  let ms = 0;
  for (const rules of ORDINARY) {
    const places = clocks.flatMap((clock, place) => (clock.rules === rules ? place : []));
    inZone(rules, () => {
      const since = performance.now();
      for (const place of places) deadlines[place] = deadlineOf(clocks[place] as OrdinaryClock);
      ms += performance.now() - since;
    });
  }
  return { deadlines, ms };
}

const deadlineOf = ({ start, targetMs }: OrdinaryClock) =>
  dayjs(start)
    .addBusinessMinutes(targetMs / MINUTE_MS)
    .valueOf();

/** The library reads the process's own zone. */
function inZone({ tz, weekly = {}, holidays = [] }: CalendarRules, work: () => void): void {
  const own = process.env['TZ'];
  process.env['TZ'] = tz;
  const hoursOn = (day: Weekday): BusinessHours[] | null =>
    weekly[day]?.map(([from, to]) => ({ start: `${from}:00`, end: `${to}:00` })) ?? null;
  const hours: BusinessHoursMap = {
    ...{
      monday: hoursOn('mon'),
      tuesday: hoursOn('tue'),
      wednesday: hoursOn('wed'),
      thursday: hoursOn('thu'),
    },
    ...{ friday: hoursOn('fri'), saturday: hoursOn('sat'), sunday: hoursOn('sun') },
  };
  dayjs.setBusinessTime(hours);
  dayjs.setHolidays([...holidays]);
  work();
  if (own === undefined) delete process.env['TZ'];
  else process.env['TZ'] = own;
}
