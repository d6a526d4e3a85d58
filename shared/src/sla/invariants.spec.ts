import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DAY, durations, moments, near, timeIn, type World } from '../../test/worlds.js';
import { calendarOf } from './calendar-of.js';
import { formatInstant } from './instant.js';
import { RunningTime } from './running-time.js';

const LONG_MS = 400 * DAY;

/** Never is later than any instant. */
const dueAt = (world: World, start: number, ms: number) => timeIn(world).deadline(start, ms).at ?? Infinity;

function holds(name: string, claim: Parameters<typeof property>[0]): void {
  it(name, () => fc.assert(property(claim), { numRuns: 300 }));
}

const property = (claim: (moment: typeof moments extends fc.Arbitrary<infer M> ? M : never) => void) =>
  fc.property(moments, claim);

describe('the time of a clock', () => {
  holds('that ran until the deadline is the duration, or what is left is said', ({ world, start, ms }) => {
    const time = timeIn(world);
    const { at, remainingMs } = time.deadline(start, ms);
    expect(time.elapsed(start, at ?? start + LONG_MS) + remainingMs).toBe(ms);
  });

  holds('had not run for the duration one millisecond before the deadline', ({ world, start, ms }) => {
    const time = timeIn(world);
    const { at } = time.deadline(start, ms);
    if (at !== null && at > start) expect(time.elapsed(start, at - 1)).toBe(ms - 1);
  });

  holds('has a later deadline for a longer duration', ({ world, start, ms, moreMs }) => {
    expect(dueAt(world, start, ms + moreMs)).toBeGreaterThanOrEqual(dueAt(world, start, ms));
  });

  holds('goes on from a deadline as if it had never stopped there', ({ world, start, ms, moreMs }) => {
    const first = dueAt(world, start, ms);
    const second = first === Infinity ? Infinity : dueAt(world, first, moreMs);
    expect(dueAt(world, start, ms + moreMs)).toBe(second);
  });

  holds('adds up, and is never more than the time that passed', ({ world, start, other, third }) => {
    const time = timeIn(world);
    const [a, b, c] = [start, other, third].sort((one, two) => one - two) as [number, number, number];
    expect(time.elapsed(a, c)).toBe(time.elapsed(a, b) + time.elapsed(b, c));
    expect(time.elapsed(a, b)).toBeLessThanOrEqual(b - a);
  });

  holds('has no earlier deadline for one pause more', ({ world, start, other, ms, moreMs }) => {
    const pauses = [...world.pauses, { from: other, to: other + moreMs }];
    expect(dueAt({ ...world, pauses }, start, ms)).toBeGreaterThanOrEqual(dueAt(world, start, ms));
  });

  holds('has no earlier deadline for one holiday more', ({ world, start, other, ms }) => {
    const date = formatInstant(other).slice(0, 10);
    const segments = world.segments.map(({ from, rules }) =>
      rules.always_open
        ? { from, rules }
        : { from, rules: { ...rules, holidays: [...rules.holidays!, date] } },
    );
    expect(dueAt({ ...world, segments }, start, ms)).toBeGreaterThanOrEqual(dueAt(world, start, ms));
  });

  holds('has the same deadline from anywhere in a closed stretch', ({ world, start, other, ms }) => {
    const next = timeIn(world).nextOpen(start) ?? start + LONG_MS;
    const within = start + (Math.abs(other) % (next - start + 1));
    expect(dueAt(world, within, ms + 1)).toBe(dueAt(world, start, ms + 1));
  });

  it('is all time where it is always open', () => {
    const always = new RunningTime([
      { from: null, calendar: calendarOf({ tz: 'Europe/Berlin', always_open: true }) },
    ]);
    fc.assert(
      fc.property(near(0, 30_000), durations, (start, ms) => {
        expect(always.deadline(start, ms)).toEqual({ at: start + ms, remainingMs: 0 });
      }),
    );
  });
});
