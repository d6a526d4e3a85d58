import { describe, expect, it } from '@jest/globals';
import { everyDay, openingsOf, workdays } from '../../test/office.js';
import type { CalendarRules } from './calendar-rules.js';

const lunch = workdays(['08:00', '12:00'], ['13:00', '16:30']);
const night = everyDay(['22:00', '06:00']);
const toMidnight = { wed: [['20:00', '00:00']], thu: [['00:00', '02:00']] } as const;

type Opened = [name: string, rules: CalendarRules, within: [from: string, to: string], openings: string[]];

/** Clocks in Germany: 2023-03-26 and 2023-10-29, each at 01:00 UTC. */
const IN_BERLIN: Opened[] = [
  [
    'an interval over a skipped hour',
    { tz: 'Europe/Berlin', weekly: { sun: [['01:00', '04:00']] } },
    ['2023-03-25 12:00', '2023-03-26 12:00'],
    ['2023-03-26 00:00 to 2023-03-26 02:00'],
  ],
  [
    'an interval in a skipped hour',
    { tz: 'Europe/Berlin', weekly: { sun: [['02:10', '02:50']] } },
    ['2023-03-25 12:00', '2023-03-26 12:00'],
    [],
  ],
  [
    'an opening in a skipped hour',
    { tz: 'Europe/Berlin', weekly: { sun: [['02:20', '06:00']] } },
    ['2023-03-25 12:00', '2023-03-26 12:00'],
    ['2023-03-26 01:00 to 2023-03-26 04:00'],
  ],
  [
    'a closing in a skipped hour',
    { tz: 'Europe/Berlin', weekly: { sun: [['01:00', '02:40']] } },
    ['2023-03-25 12:00', '2023-03-26 12:00'],
    ['2023-03-26 00:00 to 2023-03-26 01:00'],
  ],
  [
    'an interval over a repeated hour',
    { tz: 'Europe/Berlin', weekly: { sun: [['01:00', '04:00']] } },
    ['2023-10-28 12:00', '2023-10-29 12:00'],
    ['2023-10-28 23:00 to 2023-10-29 03:00'],
  ],
  [
    'an interval in a repeated hour',
    { tz: 'Europe/Berlin', weekly: { sun: [['02:10', '02:50']] } },
    ['2023-10-28 12:00', '2023-10-29 12:00'],
    ['2023-10-29 00:10 to 2023-10-29 00:50', '2023-10-29 01:10 to 2023-10-29 01:50'],
  ],
  [
    'a closing in a repeated hour',
    { tz: 'Europe/Berlin', weekly: { sun: [['01:00', '02:30']] } },
    ['2023-10-28 12:00', '2023-10-29 12:00'],
    ['2023-10-28 23:00 to 2023-10-29 00:30', '2023-10-29 01:00 to 2023-10-29 01:30'],
  ],
  [
    'lunch, and the hours of the week after the clock was changed',
    { tz: 'Europe/Berlin', weekly: lunch },
    ['2023-10-27 11:30', '2023-10-30 12:30'],
    [
      '2023-10-27 11:30 to 2023-10-27 14:30',
      '2023-10-30 07:00 to 2023-10-30 11:00',
      '2023-10-30 12:00 to 2023-10-30 12:30',
    ],
  ],
];

const ELSEWHERE: Opened[] = [
  [
    'a half hour skipped on Lord Howe Island',
    { tz: 'Australia/Lord_Howe', weekly: { sun: [['00:00', '05:00']] } },
    ['2023-09-29 00:00', '2023-10-02 00:00'],
    ['2023-09-30 13:30 to 2023-09-30 18:00'],
  ],
  [
    'a midnight that does not exist',
    { tz: 'America/Asuncion', weekly: { sun: [['00:00', '08:00']] } },
    ['2022-10-01 00:00', '2022-10-03 00:00'],
    ['2022-10-02 04:00 to 2022-10-02 11:00'],
  ],
  [
    'a week without a Saturday, and its holiday',
    { tz: 'Pacific/Kwajalein', weekly: { sat: [['00:00', '24:00']] }, holidays: ['1993-08-21'] },
    ['1993-08-17 00:00', '1993-08-30 00:00'],
    ['1993-08-27 12:00 to 1993-08-28 12:00'],
  ],
  [
    'a clock that is 44 and a half minutes behind',
    { tz: 'Africa/Monrovia', weekly: { fri: [['09:00', '17:00']] } },
    ['1960-01-01 00:00', '1960-01-02 00:00'],
    ['1960-01-01T09:44:30Z to 1960-01-01T17:44:30Z'.replaceAll('T', ' ')],
  ],
  [
    'a change that was taken back after a week',
    { tz: 'America/Recife', weekly: everyDay(['12:00', '13:00']) },
    ['2000-10-07 00:00', '2000-10-09 00:00'],
    ['2000-10-07 15:00 to 2000-10-07 16:00', '2000-10-08 14:00 to 2000-10-08 15:00'],
  ],
];

const BY_DATE: Opened[] = [
  [
    'intervals that touch or overlap, over midnight too, as one',
    {
      tz: 'UTC',
      weekly: { ...toMidnight, thu: [...toMidnight.thu, ['01:30', '03:00'], ['03:00', '04:00']] },
    },
    ['2024-05-01 00:00', '2024-05-03 00:00'],
    ['2024-05-01 20:00 to 2024-05-02 04:00'],
  ],
  [
    'a holiday that cuts a night at midnight, and leaves the tail after it',
    { tz: 'UTC', weekly: night, holidays: ['2024-05-01'] },
    ['2024-04-30 12:00', '2024-05-02 12:00'],
    ['2024-04-30 22:00 to 2024-05-01 00:00', '2024-05-02 00:00 to 2024-05-02 06:00'],
  ],
  [
    'special hours in place of those of the week, also on a holiday',
    { tz: 'UTC', weekly: lunch, holidays: ['2024-05-02'], specials: { '2024-05-02': [['10:00', '11:00']] } },
    ['2024-05-02 00:00', '2024-05-03 09:00'],
    ['2024-05-02 10:00 to 2024-05-02 11:00', '2024-05-03 08:00 to 2024-05-03 09:00'],
  ],
  [
    'a special date that closes, and cuts the night before like a holiday',
    { tz: 'UTC', weekly: night, specials: { '2024-05-01': [] } },
    ['2024-04-30 12:00', '2024-05-02 12:00'],
    ['2024-04-30 22:00 to 2024-05-01 00:00', '2024-05-02 00:00 to 2024-05-02 06:00'],
  ],
  [
    'special hours over midnight beside those of the next date',
    {
      tz: 'UTC',
      weekly: lunch,
      specials: { '2024-05-04': [['18:00', '02:00']], '2024-05-05': [['20:00', '09:00']] },
    },
    ['2024-05-04 00:00', '2024-05-06 13:00'],
    ['2024-05-04 18:00 to 2024-05-05 00:00', '2024-05-05 20:00 to 2024-05-06 12:00'],
  ],
  [
    'no tail of special hours on a holiday',
    { tz: 'UTC', weekly: lunch, holidays: ['2024-05-05'], specials: { '2024-05-04': [['18:00', '02:00']] } },
    ['2024-05-04 00:00', '2024-05-06 00:00'],
    ['2024-05-04 18:00 to 2024-05-05 00:00'],
  ],
  [
    'a calendar that is open on one date alone',
    { tz: 'UTC', specials: { '2024-02-29': [['09:00', '17:00']] } },
    ['2023-01-01 00:00', '2026-01-01 00:00'],
    ['2024-02-29 09:00 to 2024-02-29 17:00'],
  ],
  [
    'the whole of a week of whole days as one, however long',
    { tz: 'Europe/Berlin', weekly: everyDay(['00:00', '24:00']) },
    ['2020-01-01 00:00', '2030-01-01 00:00'],
    ['2020-01-01 00:00 to 2030-01-01 00:00'],
  ],
];

describe('the openings of a calendar', () => {
  it.each([...IN_BERLIN, ...ELSEWHERE, ...BY_DATE])('has %s', (_, rules, within, openings) => {
    expect(openingsOf(rules, ...within)).toEqual(openings);
  });
});
