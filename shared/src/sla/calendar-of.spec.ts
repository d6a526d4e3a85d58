import { describe, expect, it } from '@jest/globals';
import { calendarOf } from './calendar-of.js';
import type { CalendarRules } from './calendar-rules.js';

const OPEN = { mon: [['09:00', '17:00']] };
const monday = (...interval: unknown[]) => ({ tz: 'UTC', weekly: { mon: [interval] } });

describe('rules that make no calendar', () => {
  it.each<[string, unknown]>([
    ['EMPTY_CALENDAR', { tz: 'UTC' }],
    [
      'EMPTY_CALENDAR',
      { tz: 'UTC', weekly: { sat: [] }, holidays: ['2024-01-01'], specials: { '2024-01-02': [] } },
    ],
    ['EMPTY_CALENDAR', { tz: 'UTC', always_open: false }],
    ['UNKNOWN_TZ', { tz: 'Europe/Atlantis', weekly: OPEN }],
    ['UNKNOWN_TZ', { tz: 'Europe/Atlantis', always_open: true }],
    ['UNKNOWN_TZ', { tz: '', weekly: OPEN }],
    ['UNKNOWN_TZ', { tz: '+02:00', weekly: OPEN }],
    ['UNKNOWN_TZ', { weekly: OPEN }],
    ['UNKNOWN_TZ', { tz: 7, weekly: OPEN }],
    ['INVALID_INTERVAL', monday('10:00', '10:00')],
    ['INVALID_INTERVAL', monday('00:00', '00:00')],
    ['INVALID_INTERVAL', monday('24:00', '06:00')],
    ['INVALID_INTERVAL', monday('09:00', '24:01')],
    ['INVALID_INTERVAL', monday('9:00', '17:00')],
    ['INVALID_INTERVAL', monday('09:60', '17:00')],
    ['INVALID_INTERVAL', monday('09:00:00', '17:00:00')],
    ['INVALID_INTERVAL', monday('09:00')],
    ['INVALID_INTERVAL', monday('09:00', '10:00', '11:00')],
    ['INVALID_INTERVAL', monday(9, 17)],
    ['INVALID_INTERVAL', { tz: 'UTC', weekly: { mon: ['09:00', '17:00'] } }],
    ['INVALID_INTERVAL', { tz: 'UTC', weekly: { mon: null } }],
    ['INVALID_INTERVAL', { tz: 'UTC', specials: { '2024-01-02': [['x', 'y']] } }],
    ['INVALID_HOLIDAY', { tz: 'UTC', weekly: OPEN, holidays: ['2025-02-29'] }],
    ['INVALID_HOLIDAY', { tz: 'UTC', weekly: OPEN, holidays: ['2025-13-01'] }],
    ['INVALID_HOLIDAY', { tz: 'UTC', weekly: OPEN, holidays: ['25-01-01'] }],
    ['INVALID_HOLIDAY', { tz: 'UTC', weekly: OPEN, holidays: [20_250_101] }],
    ['INVALID_HOLIDAY', { tz: 'UTC', weekly: OPEN, holidays: '2025-01-01' }],
    ['INVALID_HOLIDAY', { tz: 'UTC', weekly: OPEN, specials: { '2025-04-31': [] } }],
    ['INVALID_CALENDAR', { tz: 'UTC', always_open: true, weekly: OPEN }],
    ['INVALID_CALENDAR', { tz: 'UTC', always_open: true, holidays: ['2025-01-01'] }],
    ['INVALID_CALENDAR', { tz: 'UTC', always_open: true, specials: { '2025-01-01': [] } }],
    ['INVALID_CALENDAR', { tz: 'UTC', always_open: 'yes' }],
    ['INVALID_CALENDAR', { tz: 'UTC', weekly: { monday: [['09:00', '17:00']] } }],
    ['INVALID_CALENDAR', { tz: 'UTC', weekly: [['09:00', '17:00']] }],
    ['INVALID_CALENDAR', { tz: 'UTC', weekly: OPEN, specials: 'none' }],
  ])('are refused with %s: %j', (code, rules) => {
    expect(() => calendarOf(rules as CalendarRules)).toThrow(expect.objectContaining({ code }));
  });

  it('may say with empty lists that an open-all-hours calendar has no hours of its own', () => {
    expect(calendarOf({ tz: 'UTC', always_open: true, weekly: {}, holidays: [] }).openMs(0, 5)).toBe(5);
  });
});
