import { describe, expect, it } from '@jest/globals';
import { everyDay, inCalendar, textOf, utc, workdays } from '../../test/office.js';
import { DAY, HOUR, MINUTE } from '../../test/worlds.js';
import { calendarOf } from './calendar-of.js';
import { RunningTime } from './running-time.js';
import type { Pause } from './stints.js';

const OFFICE = { tz: 'Europe/Dublin', weekly: workdays(['09:00', '12:30'], ['13:15', '17:30']) };
const office = calendarOf(OFFICE);
const always = calendarOf({ tz: 'UTC', always_open: true });

const pause = (from: string, to: string | null): Pause => ({
  from: utc(from),
  to: to === null ? null : utc(to),
});
const paused = (...pauses: Pause[]) => new RunningTime([{ from: null, calendar: office }], pauses);
const due = (time: RunningTime, start: string, hours: number) =>
  textOf(time.deadline(utc(start), hours * HOUR).at);

describe('a deadline in winter in Dublin', () => {
  it.each([
    ['the start for no duration, also in the night', '2024-02-03 22:00', 0, '2024-02-03 22:00'],
    ['in the same piece', '2024-02-01 09:00', 1, '2024-02-01 10:00'],
    ['the beginning of lunch, not its end', '2024-02-01 09:00', 3.5, '2024-02-01 12:30'],
    ['after lunch', '2024-02-01 12:00', 1, '2024-02-01 13:45'],
    ['at closing, not at the next opening', '2024-02-01 13:15', 4.25, '2024-02-01 17:30'],
    ['after the weekend', '2024-02-02 17:00', 1, '2024-02-05 09:30'],
    ['counted from the next opening', '2024-02-03 13:00', 2, '2024-02-05 11:00'],
    ['counted from the next opening where it starts at closing', '2024-02-02 17:30', 2, '2024-02-05 11:00'],
  ])('is %s', (_, start, hours, expected) => {
    expect(due(inCalendar(OFFICE), start, hours)).toBe(expected);
  });

  it.each([
    ['a closure of thirty days', '2024-02-01 17:00', 1, '2024-03-04 09:30'],
    ['a short Friday', '2024-03-08 14:30', 1, '2024-03-11 09:30'],
  ])('comes after %s', (_, start, hours, expected) => {
    const closure = Array.from({ length: 30 }, (_date, day) =>
      textOf(utc('2024-02-02 00:00') + day * DAY)!.slice(0, 10),
    );
    const specials = { '2024-03-08': [['09:00', '15:00']] as const };
    expect(due(inCalendar({ ...OFFICE, holidays: closure, specials }), start, hours)).toBe(expected);
  });
});

describe('a pause', () => {
  it.each([
    [
      'over night and weekend moves nothing',
      [pause('2024-02-02 17:30', '2024-02-05 09:00')],
      '2024-02-05 10:00',
    ],
    [
      'that came before the start takes only what it shares',
      [pause('2024-01-01 00:00', '2024-02-02 17:00')],
      '2024-02-05 10:30',
    ],
    ['from the deadline on does not move it', [pause('2024-02-05 10:00', null)], '2024-02-05 10:00'],
    [
      'counts once where two are in one minute',
      [pause('2024-02-02 16:40', '2024-02-02 17:10'), pause('2024-02-02 16:40', '2024-02-02 17:00')],
      '2024-02-05 10:30',
    ],
    ['that is empty is none', [pause('2024-02-02 17:00', '2024-02-02 17:00')], '2024-02-05 10:00'],
    ['that goes on leaves no deadline', [pause('2024-02-05 09:30', null)], null],
  ])('%s', (_, pauses, expected) => {
    expect(due(paused(...pauses), '2024-02-02 16:30', 2)).toBe(expected);
  });

  it('tells what is left where no deadline comes', () => {
    const time = paused(pause('2024-02-05 09:30', null));
    expect(time.deadline(utc('2024-02-02 16:30'), 2 * HOUR)).toEqual({ at: null, remainingMs: 30 * MINUTE });
    expect(time.nextOpen(utc('2024-02-05 09:30'))).toBeNull();
    expect(time.elapsed(utc('2024-02-02 16:30'), utc('2024-03-01 00:00'))).toBe(90 * MINUTE);
  });

  it('is closed where it begins and open where it ends', () => {
    const time = paused(pause('2024-02-01 10:00', '2024-02-01 11:00'));
    expect(['10:00', '11:00', '12:30', '13:15'].map((at) => time.isOpen(utc(`2024-02-01 ${at}`)))).toEqual([
      ...[false, true, false, true],
    ]);
    expect(textOf(time.nextOpen(utc('2024-02-01 10:20')))).toBe('2024-02-01 11:00');
  });
});

describe('a switch of the calendar', () => {
  const switched = (...froms: string[]) =>
    new RunningTime([
      { from: null, calendar: office },
      ...froms.map((from, index) => ({ from: utc(from), calendar: index % 2 ? office : always })),
    ]);

  it('keeps what was used before it', () => {
    expect(due(switched('2024-02-02 20:00'), '2024-02-02 16:30', 2)).toBe('2024-02-02 21:00');
    expect(due(switched('2024-02-02 20:00', '2024-02-02 20:30'), '2024-02-02 16:30', 2)).toBe(
      '2024-02-05 09:30',
    );
  });

  it('does not move a deadline that it comes with', () => {
    expect(due(switched('2024-02-02 17:30'), '2024-02-02 16:30', 1)).toBe('2024-02-02 17:30');
  });

  it('may come before the start, twice at once, or within a pause', () => {
    const switches = ['2024-02-01 00:00', '2024-02-01 00:00'];
    expect(due(switched(...switches), '2024-02-02 16:30', 2)).toBe('2024-02-05 10:00');
    const segments = [
      { from: null, calendar: office },
      { from: utc('2024-02-02 17:00'), calendar: always },
    ];
    const time = new RunningTime(segments, [pause('2024-02-02 16:45', '2024-02-02 18:00')]);
    expect(due(time, '2024-02-02 16:30', 1)).toBe('2024-02-02 18:45');
  });
});

describe('a long duration', () => {
  it('of 365 days in an hour a week takes 8,760 weeks', () => {
    const time = inCalendar({ tz: 'Asia/Kolkata', weekly: { thu: [['10:00', '11:00']] } });
    const first = utc('2024-02-01 04:30');
    expect(time.deadline(first, 365 * DAY).at).toBe(first + 8_759 * 7 * DAY + HOUR);
  });

  it('of 365 days in a minute a week ends after 525,600 weeks, whatever the summer', () => {
    const time = inCalendar({ tz: 'Europe/Paris', weekly: { thu: [['12:00', '12:01']] } });
    const first = utc('2024-02-01 11:00');
    const { at } = time.deadline(first, 365 * DAY);
    const winter = first + 525_599 * 7 * DAY + MINUTE;
    expect([winter, winter - HOUR]).toContain(at);
    expect(time.elapsed(first, at!)).toBe(365 * DAY);
  });

  it('of the whole time line has none, and ends', () => {
    const { at, remainingMs } = inCalendar(OFFICE).deadline(0, Number.MAX_SAFE_INTEGER);
    expect(at).toBeNull();
    expect(remainingMs).toBeGreaterThan(0);
  });

  it('has none where the calendar ends, and the search ends too', () => {
    const fair = inCalendar({ tz: 'Europe/Paris', specials: { '2030-06-01': [['09:00', '17:00']] } });
    expect(fair.deadline(0, 9 * HOUR)).toEqual({ at: null, remainingMs: HOUR });
    expect(textOf(fair.nextOpen(0))).toBe('2030-06-01 07:00');
    expect(fair.nextOpen(utc('2030-06-01 15:00'))).toBeNull();
  });

  it('comes after every holiday of four hundred years', () => {
    const holidays = Array.from({ length: 146_097 }, (_, day) =>
      new Date(day * DAY).toISOString().slice(0, 10),
    );
    expect(
      due(inCalendar({ tz: 'UTC', weekly: everyDay(['06:00', '07:00']), holidays }), '1970-01-01 00:00', 1),
    ).toBe('2370-01-01 07:00');
  });
});

describe('what is no question', () => {
  const time = inCalendar(OFFICE);
  it.each([
    ['END_BEFORE_START', () => time.elapsed(1, 0)],
    ['NEGATIVE_DURATION', () => time.deadline(0, -1)],
    ['INVALID_DURATION', () => time.deadline(0, 0.5)],
    ['INVALID_DURATION', () => time.deadline(0, NaN)],
    ['INVALID_INSTANT', () => time.deadline(NaN, 1)],
    ['INVALID_INSTANT', () => time.elapsed(0, 8.64e15 + 1)],
    ['INVALID_INSTANT', () => time.nextOpen(0.5)],
    ['INVALID_PAUSE', () => paused({ from: 1, to: 0 })],
    ['INVALID_INSTANT', () => paused({ from: Infinity, to: null })],
    ['INVALID_SEGMENTS', () => new RunningTime([])],
    ['INVALID_SEGMENTS', () => new RunningTime([{ from: 0, calendar: office }])],
    ['INVALID_SEGMENTS', () => new RunningTime([null, null].map((from) => ({ from, calendar: office })))],
    ['INVALID_SEGMENTS', () => new RunningTime([null, 5, 4].map((from) => ({ from, calendar: office })))],
  ])('is refused with %s', (code, ask) => {
    expect(ask).toThrow(expect.objectContaining({ code }));
  });
});
