import { DAY_MS, firstReadings } from '@evenhand/shared/oncall/hand-overs';
import { dayOf } from '@evenhand/shared/sla/civil-date';

/** What a zone's wall clock shows, as `2026-03-02T09:00`: a field for date and time has it so. */
export function shownAt(zone: string, at: number): string {
  const shown = new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  });
  return shown.format(at).replace(' ', 'T');
}

/** The first instant at which a zone's wall clock shows that, or later where it is skipped; null where it is no time. */
export function instantOf(zone: string, shown: string): number | null {
  const [date, time = ''] = shown.split('T');
  const day = dayOf(date);
  if (day === undefined || !/^([01]\d|2[0-3]):[0-5]\d/.test(time)) return null;
  return firstReadings(zone, time.slice(0, 5))(day);
}

/** The day that a zone's calendar shows, in days since 1970-01-01. */
export const dayAt = (zone: string, at: number): number => dayOf(shownAt(zone, at).slice(0, 10)) ?? 0;

export const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
