import type { Interval } from '@evenhand/shared/sla/calendar-rules';

const INTERVAL = /^(\d{1,2})[:.h]?(\d\d)?\s*[-–—]\s*(\d{1,2})[:.h]?(\d\d)?$/;

/** Reads `09:00–12:00, 13–17`: empty is nobody; null where it cannot be read. */
export function hoursFrom(text: string): readonly Interval[] | null {
  const parts = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const intervals = parts.map(intervalFrom);
  return intervals.every((one) => one !== null) ? intervals : null;
}

function intervalFrom(part: string): Interval | null {
  const [, fromHour = '', fromMinute = '00', toHour = '', toMinute = '00'] = INTERVAL.exec(part) ?? [];
  const [from, to] = [time(fromHour, fromMinute), time(toHour, toMinute)];
  return from === null || to === null || from === to || from === '24:00' ? null : [from, to];
}

function time(hour: string, minute: string): string | null {
  const isTime = hour !== '' && Number(minute) < 60 && Number(hour) * 60 + Number(minute) <= 24 * 60;
  return isTime ? `${hour.padStart(2, '0')}:${minute}` : null;
}

export const hoursText = (intervals: readonly Interval[]): string =>
  intervals.map(([from, to]) => `${from}–${to}`).join(', ');
