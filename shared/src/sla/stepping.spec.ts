import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Stepping } from '../../test/stepping.js';
import { DAY, HOUR, moments, near, rulesAround, timeIn, type World } from '../../test/worlds.js';
import { calendarOf } from './calendar-of.js';

/** A step reads a clock: a hundred walks over some days take a second. */
const RUNS = 100;
const PATIENCE_MS = 60_000;

const steppingIn = ({ segments, pauses }: World, stepMs?: number) => new Stepping(segments, pauses, stepMs);

/** Where offsets from UTC have seconds: Liberia, and local mean time on both sides of the date line. */
const WITH_SECONDS = [
  ['Africa/Monrovia', '1972-01-07T00:44:30Z'],
  ['Africa/Monrovia', '1960-01-01T09:44:30Z'],
  ['America/Juneau', '1867-10-18T23:58:20Z'],
  ['Asia/Manila', '1844-12-31T15:56:00Z'],
  ['Europe/Paris', '1911-03-10T23:50:39Z'],
] as const;

describe('the arithmetic, against a walk over the wall clock minute by minute,', () => {
  it(
    'counts the same elapsed time',
    () => {
      fc.assert(
        fc.property(moments, ({ world, start, other }) => {
          const [from, to] = [Math.min(start, other), Math.max(start, other)];
          expect(timeIn(world).elapsed(from, to)).toBe(steppingIn(world).elapsed(from, to));
        }),
        { numRuns: RUNS },
      );
    },
    PATIENCE_MS,
  );

  it(
    'finds the same deadline',
    () => {
      fc.assert(
        fc.property(moments, ({ world, start, ms }) => {
          const limit = start + 9 * DAY;
          const { at } = timeIn(world).deadline(start, ms);
          const expected = steppingIn(world).deadline(start, ms, limit);
          if (expected !== undefined) expect(at).toBe(expected);
          else expect(at ?? Infinity).toBeGreaterThan(limit);
        }),
        { numRuns: RUNS },
      );
    },
    PATIENCE_MS,
  );

  it(
    'says the same of every instant, and of the next one at which it runs',
    () => {
      fc.assert(
        fc.property(moments, ({ world, start }) => {
          const time = timeIn(world);
          const stepping = steppingIn(world);
          expect(time.isOpen(start)).toBe(stepping.runs(start));
          const next = time.nextOpen(start) ?? Infinity;
          const limit = Math.min(next, start + 9 * DAY);
          expect(stepping.elapsed(start, limit)).toBe(0);
          if (next < Infinity) expect(stepping.runs(next)).toBe(true);
        }),
        { numRuns: RUNS },
      );
    },
    PATIENCE_MS,
  );

  it(
    'opens and closes at the same instants',
    () => {
      fc.assert(
        fc.property(moments, ({ world, start }) => {
          const [first] = world.segments;
          const stepping = new Stepping([{ from: null, rules: first!.rules }]);
          const openings = [...calendarOf(first!.rules).openings(start, start + 3 * DAY)];
          const inside = openings.reduce((sum, { from, to }) => sum + stepping.elapsed(from, to), 0);
          expect(inside).toBe(openings.reduce((sum, { from, to }) => sum + to - from, 0));
          expect(inside).toBe(stepping.elapsed(start, start + 3 * DAY));
          openings.slice(1).forEach(({ from }, index) => expect(from).toBeGreaterThan(openings[index]!.to));
        }),
        { numRuns: RUNS / 2 },
      );
    },
    PATIENCE_MS,
  );

  it(
    'is the same to the second where an offset has seconds',
    () => {
      const places = fc.constantFrom(...WITH_SECONDS).chain(([tz, text]) => {
        const around = Date.parse(text);
        return fc.record({
          around: fc.constant(around),
          rules: rulesAround(tz, around),
          start: near(around, 1),
        });
      });
      fc.assert(
        fc.property(places, ({ rules, start }) => {
          const world = { around: start, segments: [{ from: null, rules }], pauses: [] };
          const to = start + 2 * HOUR;
          expect(timeIn(world).elapsed(start, to)).toBe(steppingIn(world, 1_000).elapsed(start, to));
        }),
        { numRuns: RUNS / 2 },
      );
    },
    PATIENCE_MS,
  );
});
