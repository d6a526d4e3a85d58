import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inCalendar, textOf, utc, workdays } from '../../test/office.js';
import { HOUR } from '../../test/worlds.js';
import { calendarOf } from './calendar-of.js';
import { shareOf } from './percent.js';
import { reckon } from './reckon.js';
import { RunningTime } from './running-time.js';
import { verdict } from './verdict.js';

const OFFICE = { tz: 'Europe/Lisbon', weekly: workdays(['10:00', '16:00']) };
const segments = [{ from: null, calendar: calendarOf(OFFICE) }];

describe('a clock that is reckoned', () => {
  const start = utc('2024-01-18 12:00');
  const textsOf = (ats: readonly (number | null)[]) => ats.map(textOf);

  it('has its deadline and thresholds, each at closing where it ends there', () => {
    const { deadline, remainingMs, thresholds } = reckon({
      segments,
      start,
      targetMs: 8 * HOUR,
      percents: [50, 12.5, 150],
    });
    expect([textOf(deadline), remainingMs]).toEqual(['2024-01-19 14:00', 0]);
    expect(textsOf(thresholds)).toEqual(['2024-01-18 16:00', '2024-01-18 13:00', '2024-01-22 12:00']);
  });

  it('has those thresholds that come before a pause without end', () => {
    const pauses = [{ from: utc('2024-01-18 16:00'), to: null }];
    const { deadline, remainingMs, thresholds } = reckon({
      segments,
      pauses,
      start,
      targetMs: 8 * HOUR,
      percents: [50, 51],
    });
    expect([deadline, remainingMs, ...textsOf(thresholds)]).toEqual([
      null,
      4 * HOUR,
      '2024-01-18 16:00',
      null,
    ]);
  });

  it.each([
    [-1, 'NEGATIVE_DURATION'],
    [NaN, 'INVALID_DURATION'],
    [Infinity, 'INVALID_DURATION'],
    [1e20, 'INVALID_DURATION'],
  ])('refuses a threshold at %d %%', (percent, code) => {
    const clock = { segments, start, targetMs: HOUR, percents: [percent] };
    expect(() => reckon(clock)).toThrow(expect.objectContaining({ code }));
  });
});

describe('a share of a duration', () => {
  it.each([
    [3_600_000, 33.3, 1_198_800],
    [36_000_000, 33.3, 11_988_000],
    [1_000, 0.07, 1],
    [10_000_000, 0.07, 7_000],
    [1, 50, 1],
    [31_536_000_000, 99.9, 31_504_464_000],
    [1_000, 1e-7, 1],
    [0, 33.3, 0],
    [9_000_000_000_000_000, 100, 9_000_000_000_000_000],
    [9_007_199_254_740_991, 50, 4_503_599_627_370_496],
  ])('of %d ms at %d %% is %d ms', (ms, percent, expected) => {
    expect(shareOf(ms, percent)).toBe(expected);
  });

  it('is the smallest whole number that is not below it', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.nat(200_000), (ms, thousandths) => {
        const share = BigInt(shareOf(ms, thousandths / 1_000));
        const exact = BigInt(ms) * BigInt(thousandths);
        fc.pre(share < BigInt(Number.MAX_SAFE_INTEGER));
        expect(share * 100_000n >= exact && (share - 1n) * 100_000n < exact).toBe(true);
      }),
    );
  });
});

describe('the verdict', () => {
  const time = inCalendar(OFFICE);
  const start = utc('2024-01-18 14:00');
  const judged = (eventAt: string | null, now: string) =>
    verdict(time, {
      start,
      targetMs: 2 * HOUR,
      eventAt: eventAt === null ? null : utc(eventAt),
      now: utc(now),
    });

  it.each([
    ['met by an answer at the deadline', '2024-01-18 16:00', '2024-01-20 00:00', { state: 'met', hours: 2 }],
    [
      'breached by an answer after closing, although no time ran',
      '2024-01-18 16:01',
      '2024-01-20 00:00',
      { state: 'breached', hours: 2 },
    ],
    ['running at the deadline', null, '2024-01-18 16:00', { state: 'running', hours: 2 }],
    ['breached when the deadline has passed', null, '2024-01-18 16:01', { state: 'breached', hours: 2 }],
    [
      'running while the answer is not yet known',
      '2024-01-18 15:30',
      '2024-01-18 15:00',
      { state: 'running', hours: 1 },
    ],
    [
      'breached although an answer will come',
      '2024-01-20 00:00',
      '2024-01-19 10:30',
      { state: 'breached', hours: 2.5 },
    ],
  ])('is %s', (_, eventAt, now, { state, hours }) => {
    const deadline = utc('2024-01-18 16:00');
    expect(judged(eventAt, now)).toEqual({ deadline, state, elapsedMs: hours * HOUR });
  });

  it('is met, or running, where no deadline comes', () => {
    const paused = new RunningTime(segments, [{ from: utc('2024-01-18 15:00'), to: null }]);
    const now = utc('2024-02-01 00:00');
    const states = [now, null].map(
      (eventAt) => verdict(paused, { start, targetMs: 2 * HOUR, eventAt, now }).state,
    );
    expect(states).toEqual(['met', 'running']);
  });

  it('is none where the answer came before the start', () => {
    expect(() => judged('2024-01-18 13:00', '2024-01-20 00:00')).toThrow(
      expect.objectContaining({ code: 'END_BEFORE_START' }),
    );
  });
});
