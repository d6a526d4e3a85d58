import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calendarOf } from '@evenhand/shared/sla/calendar-of';
import type { CalendarDraft, PublicHolidays, SpecialDate } from '@evenhand/shared/wire/calendars';
import { countries } from '../../src/desk/sla/calendars/countries.js';
import { publicHolidaysOf } from '../../src/desk/sla/calendars/public-holidays.js';
import { type DaysElsewhere, spellOut } from '../../src/desk/sla/calendars/spell-out.js';
import { daysAfter, yearsAround } from '../../src/desk/sla/calendars/years.js';
import { aDraft } from './calendar-draft.js';

const YEARS = yearsAround(new Date('2026-03-02T12:00:00Z'), 'Europe/Brussels');
const ONE_YEAR = { ...YEARS, first: 2026, last: 2026 };
const NOTHING: DaysElsewhere = { file: [], feed: [] };

const special = (date: string, given: Partial<SpecialDate> = {}): SpecialDate => ({
  ...{ date, name: date, hours: [], isYearly: false },
  ...given,
});
const land = (
  country: string,
  state: string | null = null,
  region: string | null = null,
): PublicHolidays => ({
  ...{ country, state, region },
});
const spelt = (given: Partial<CalendarDraft>, elsewhere = NOTHING) =>
  spellOut(aDraft(given), elsewhere, YEARS);
const problemsOf = (given: Partial<CalendarDraft>) =>
  spelt(given).problems.map(({ where, code }) => `${where}: ${code}`);

describe('a draft of a calendar, spelt out', () => {
  it('covers the last year, this one and ten more', () => {
    expect(YEARS).toEqual({ first: 2025, last: 2036, today: '2026-03-02' });
  });

  it('has what comes back each year in each of them, from its first date on', () => {
    const dates = spelt({ specials: [special('2027-12-24', { isYearly: true })] }).dates;
    expect(dates.map(({ date }) => date)).toEqual(
      Array.from({ length: 10 }, (_, nth) => `${2027 + nth}-12-24`),
    );
  });

  it('has a 29th of February in leap years alone', () => {
    const { dates } = spelt({ specials: [special('2024-02-29', { isYearly: true })] });
    expect(dates.map(({ date }) => date)).toEqual(['2028-02-29', '2032-02-29', '2036-02-29']);
  });

  it('has each date once: by hand before a file, that before a feed, that before public holidays', () => {
    const off = (name: string, ...dates: string[]) => dates.map((date) => ({ date, name }));
    const { dates } = spelt(
      {
        publicHolidays: land('BE'),
        specials: [special('2026-12-25', { name: 'Half', hours: [['09:00', '12:00']] })],
      },
      {
        feed: off('Feed', '2026-12-25', '2026-05-01', '2026-05-02'),
        file: off('File', '2026-12-25', '2026-05-02', '2026-05-04'),
      },
    );
    const of2026 = Object.fromEntries(
      dates.filter(({ date }) => date.startsWith('2026')).map(({ date, from }) => [date, from]),
    );
    expect(of2026).toMatchObject({
      '2026-01-01': 'public holidays',
      '2026-05-01': 'feed',
      '2026-05-02': 'file',
      '2026-05-04': 'file',
      '2026-12-25': 'hand',
    });
  });

  it('lets a date for itself win over one that comes back', () => {
    const { dates } = spelt({
      specials: [
        special('2026-12-24'),
        special('2025-12-24', { isYearly: true, hours: [['09:00', '12:00']] }),
      ],
    });
    expect(dates.find(({ date }) => date === '2026-12-24')?.hours).toEqual([]);
    expect(dates.find(({ date }) => date === '2027-12-24')?.hours).toEqual([['09:00', '12:00']]);
  });

  it('is open on public holidays that are worked, and still names them', () => {
    const { dates, publicHolidays } = spelt({ publicHolidays: land('BE'), keptOpen: ['2026-07-21'] });
    expect(dates.some(({ date }) => date === '2026-07-21')).toBe(false);
    expect(publicHolidays.some(({ date }) => date === '2026-07-21')).toBe(true);
    expect(dates.some(({ date }) => date === '2027-07-21')).toBe(true);
  });

  it('puts special hours in place of the weekly ones, also on a holiday', () => {
    const { rules } = spelt({
      publicHolidays: land('BE'),
      specials: [special('2026-12-25', { hours: [['10:00', '11:00']] })],
    });
    const calendar = calendarOf(rules as NonNullable<typeof rules>);
    const open = (date: string) =>
      calendar.openMs(Date.parse(`${date}T00:00:00+01:00`), Date.parse(`${date}T24:00:00+01:00`)) / 60_000;
    expect([open('2026-12-24'), open('2026-12-25'), open('2026-01-01')]).toEqual([480, 60, 0]);
  });

  it.each<[Partial<CalendarDraft>, readonly string[]]>([
    [{ name: ' ' }, ['name: name']],
    [{ zone: 'Europe/Bruges' }, ['zone: zone']],
    [
      {
        weekly: {
          mon: [
            ['09:00', '17:00'],
            ['9', '17:00'],
          ],
        },
      },
      ['weekly.mon.1: interval'],
    ],
    [{ weekly: { tue: [['09:00', '09:00']] } }, ['weekly.tue.0: interval']],
    [{ specials: [special('2026-02-30')] }, ['specials.0.date: date']],
    [
      { specials: [special('2026-03-02', { hours: [['25:00', '26:00']] })] },
      ['specials.0.hours.0: interval'],
    ],
    [{ specials: [special('2026-03-02'), special('2026-03-02')] }, ['specials.1.date: date-twice']],
    [{ specials: [special('2026-03-02'), special('2020-03-02', { isYearly: true })] }, []],
    [{ publicHolidays: land('XX') }, ['publicHolidays: country']],
    [{ publicHolidays: land('BE', 'XX') }, ['publicHolidays: country']],
    [{ publicHolidays: land('DE', 'BY', 'A') }, []],
    [{ weekly: {} }, ['weekly: never-open']],
    [{ weekly: {}, specials: [special('2026-03-02', { hours: [['09:00', '12:00']] })] }, []],
    [{ weekly: {}, isAlwaysOpen: true }, []],
  ])('says what is wrong, and where: %j', (given, problems) => {
    expect(problemsOf(given)).toEqual(problems);
    expect(spelt(given).rules === null).toBe(problems.length > 0);
  });

  it('is on every date what its rules say, whatever stands in it', () => {
    const date = fc.integer({ min: 0, max: 364 }).map((days) => daysAfter('2026-01-01', days));
    const days = fc.array(fc.record({ date, name: fc.constant('off') }), { maxLength: 4 });
    const hours = fc.constantFrom([], [['08:00', '10:00'] as const]);
    const specials = fc.uniqueArray(
      fc.record({ date, name: fc.constant('s'), hours, isYearly: fc.boolean() }),
      { maxLength: 4, selector: ({ date: on, isYearly }) => `${isYearly} ${on}` },
    );
    fc.assert(
      fc.property(specials, days, days, fc.array(date, { maxLength: 2 }), (dates, file, feed, keptOpen) => {
        const draft = { zone: 'UTC', specials: dates, keptOpen, publicHolidays: land('BE') };
        const out = spellOut(aDraft(draft), { file, feed }, ONE_YEAR);
        const calendar = calendarOf(out.rules as NonNullable<typeof out.rules>);
        for (const one of out.dates.filter(({ date: on }) => on.startsWith('2026'))) {
          const midnight = Date.parse(`${one.date}T00:00:00Z`);
          const open = calendar.openMs(midnight, midnight + 86_400_000) / 60_000;
          expect([one.date, open]).toEqual([one.date, one.hours.length * 120]);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('public holidays', () => {
  const of2026 = (...where: Parameters<typeof land>) =>
    publicHolidaysOf(land(...where), YEARS)
      ?.map(({ date }) => date)
      .filter((date) => date.startsWith('2026'));

  it('are there for the country, the state and the region', () => {
    expect(of2026('BE')).toHaveLength(10);
    expect(of2026('DE')).not.toContain('2026-01-06');
    expect(of2026('DE', 'BY')).toContain('2026-01-06');
    expect(of2026('DE', 'BY')).not.toContain('2026-08-08');
    expect(of2026('DE', 'BY', 'A')).toContain('2026-08-08');
  });

  it('have the day that stands in for one on a weekend', () => {
    expect(of2026('GB', 'ENG')).toContain('2026-12-28');
  });

  it('close all dates that they take whole, and none of which they take a part', () => {
    expect(of2026('RU')).toEqual(expect.arrayContaining(['2026-01-02', '2026-01-06']));
    const turkey = of2026('TR');
    expect(turkey).toEqual(expect.arrayContaining(['2026-03-20', '2026-03-21', '2026-03-22']));
    expect(turkey).not.toContain('2026-03-23');
    expect(of2026('IS')).not.toContain('2026-12-24');
  });

  it('are known of every country that is offered', () => {
    for (const { code } of countries())
      expect([code, publicHolidaysOf(land(code), ONE_YEAR)]).not.toContain(undefined);
  });
});
