import type { CalendarDraft, Expansion } from '@evenhand/shared/wire/calendars';
import { daysOf, moved, rulesOf, yearOf } from './year.js';

const DAY = [
  ['09:00', '12:30'],
  ['13:30', '18:00'],
] as const;
const draft: CalendarDraft = {
  ...{ name: 'Office', zone: 'Europe/Brussels', isAlwaysOpen: false, specials: [], publicHolidays: null },
  weekly: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: [['22:00', '02:00']] },
  ...{ keptOpen: [], feedUrl: null, file: null },
};
const expansion: Expansion = {
  dates: [
    { date: '2026-05-01', name: 'Labour Day', hours: [], from: 'public holidays' },
    { date: '2026-12-24', name: 'Christmas Eve', hours: [['09:00', '12:00']], from: 'hand' },
  ],
  ...{ problems: [], publicHolidays: [], timedEvents: 0 },
};

describe('a year of a calendar', () => {
  const rules = rulesOf(draft, expansion);
  const days = daysOf(yearOf(2026, rules as NonNullable<typeof rules>, expansion.dates));
  const on = (date: string) => days.find((day) => day.date === date);

  it('has every date once, in weeks that begin on Monday', () => {
    expect(days).toHaveLength(365);
    const [january] = yearOf(2026, rules as NonNullable<typeof rules>, []);
    expect(january?.weeks[0]?.map((day) => day?.number ?? null)).toEqual([null, null, null, 1, 2, 3, 4]);
    expect(january?.weeks.every((week) => week.length === 7)).toBe(true);
  });

  it('tells days off, days with hours of their own, and what is open by the minute', () => {
    expect(on('2026-05-01')).toMatchObject({ kind: 'off', name: 'Labour Day', minutes: 0 });
    expect(on('2026-12-24')).toMatchObject({ kind: 'special', minutes: 180 });
    expect(on('2026-03-02')).toMatchObject({ kind: 'open', minutes: 480, name: null });
    expect(on('2026-03-08')).toMatchObject({ kind: 'closed', minutes: 0 });
  });

  it('counts the hours after midnight on the date on which they are', () => {
    expect([on('2026-03-06')?.minutes, on('2026-03-07')?.minutes]).toEqual([120, 120]);
  });

  it('is not worked out where the draft cannot be reckoned in', () => {
    expect(rulesOf({ ...draft, zone: 'Mars' }, expansion)).toBeNull();
    expect(rulesOf({ ...draft, weekly: { mon: [['09:00', '']] } }, expansion)).toBeNull();
    expect(rulesOf(draft, null)).toBeNull();
    expect(rulesOf({ ...draft, isAlwaysOpen: true }, null)).toEqual({ tz: draft.zone, always_open: true });
  });

  it('is gone through by day without being left', () => {
    expect([moved('2026-02-28', 1), moved('2026-01-03', -7)]).toEqual(['2026-03-01', '2026-01-03']);
  });
});
