import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseInstant } from '../sla/instant.js';
import type { Weekday } from '../sla/calendar-rules.js';
import { onCall, type StandIn, type Stretch, unmeantGaps, withAbsent } from './on-call.js';
import type { RotaRules } from './rota-rules.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = parseInstant;
const DAILY: RotaRules = {
  zone: 'Europe/Brussels',
  people: ['ana', 'bo', 'kim'],
  handOver: { every: 'day', weekday: 'mon', at: '09:00' },
  startsOn: '2026-03-01',
  hours: null,
};
const WEEKLY: RotaRules = { ...DAILY, handOver: { every: 'week', weekday: 'mon', at: '09:00' } };
const told = (rules: RotaRules, from: string, to: string, standIns: readonly StandIn[] = []) =>
  onCall(rules, standIns, { from: at(from), to: at(to) }).map(
    (one) => `${new Date(one.from).toISOString().slice(5, 16)} ${one.gap ?? one.personId ?? ''}`,
  );

describe('who is on call', () => {
  it('changes every day at the same time by the wall clock, also where the clocks are changed', () => {
    expect(told(DAILY, '2026-03-27T12:00:00Z', '2026-03-31T12:00:00Z')).toEqual([
      '03-27T12:00 kim',
      '03-28T08:00 ana',
      '03-29T07:00 bo',
      '03-30T07:00 kim',
      '03-31T07:00 ana',
    ]);
  });

  it('changes on the weekday alone, after a first turn that may be short', () => {
    // 1 March 2026 is a Sunday.
    expect(told(WEEKLY, '2026-02-28T00:00:00Z', '2026-03-17T00:00:00Z')).toEqual([
      '02-28T00:00 not begun',
      '03-01T08:00 ana',
      '03-02T08:00 bo',
      '03-09T08:00 kim',
      '03-16T08:00 ana',
    ]);
  });

  it('has a whole first week where it starts on the weekday itself', () => {
    expect(
      told({ ...WEEKLY, startsOn: '2026-03-02' }, '2026-03-02T08:00:00Z', '2026-03-10T00:00:00Z'),
    ).toEqual(['03-02T08:00 ana', '03-09T08:00 bo']);
  });

  it('changes at the first reading after one that is skipped, and at the first of two', () => {
    const night = { ...DAILY, handOver: { ...DAILY.handOver, at: '02:30' } };
    expect(told(night, '2026-03-29T00:00:00Z', '2026-03-29T23:00:00Z')[1]).toBe('03-29T01:00 bo');
    expect(told(night, '2026-10-24T12:00:00Z', '2026-10-25T12:00:00Z')[1]).toMatch(/^10-25T00:30/);
  });

  it('changes at midnight too, and skips nobody else where a whole date is skipped', () => {
    const apia = { ...DAILY, zone: 'Pacific/Apia', startsOn: '2011-12-28', people: ['a', 'b', 'c', 'd'] };
    const midnight = { ...apia, handOver: { ...apia.handOver, at: '00:00' } };
    // There was no 30 December in Samoa: c's turn would have been then.
    expect(told(midnight, '2011-12-28T12:00:00Z', '2012-01-01T09:00:00Z')).toEqual([
      '12-28T12:00 a',
      '12-29T10:00 b',
      '12-30T10:00 d',
      '12-31T10:00 a',
    ]);
  });

  it('is nobody outside of the hours, which is no gap that anybody has to be told of', () => {
    const hours = { ...WEEKLY, hours: { mon: [['09:00', '17:00']], tue: [['09:00', '12:00']] } } as const;
    expect(told(hours, '2026-03-09T00:00:00Z', '2026-03-10T23:00:00Z')).toEqual([
      '03-09T00:00 hours',
      '03-09T08:00 kim',
      '03-09T16:00 hours',
      '03-10T08:00 kim',
      '03-10T11:00 hours',
    ]);
    expect(
      unmeantGaps(onCall(hours, [], { from: at('2026-03-09T00:00:00Z'), to: at('2026-05-01T00:00:00Z') })),
    ).toEqual([]);
  });

  it('is who stands in, whatever the hours, and nobody where that was said', () => {
    const standIns = [
      { from: at('2026-03-10T00:00:00Z'), to: at('2026-03-10T02:00:00Z'), personId: 'lee' },
      { from: at('2026-03-10T02:00:00Z'), to: at('2026-03-10T03:00:00Z'), personId: null },
    ];
    expect(told(WEEKLY, '2026-03-09T12:00:00Z', '2026-03-10T12:00:00Z', standIns)).toEqual([
      '03-09T12:00 kim',
      '03-10T00:00 lee',
      '03-10T02:00 nobody',
      '03-10T03:00 kim',
    ]);
  });

  it('is nobody in the turn of who has left, instead of somebody who does not expect it', () => {
    const window = { from: at('2026-03-09T08:00:00Z'), to: at('2026-03-24T00:00:00Z') };
    const stretches = withAbsent(onCall(WEEKLY, [], window), (id) => id !== 'kim');
    expect(stretches.map(({ personId, gap }) => [personId, gap])).toEqual([
      ['kim', 'left'],
      ['ana', null],
      ['bo', null],
    ]);
    expect(unmeantGaps(stretches)).toEqual([{ from: window.from, to: at('2026-03-16T08:00:00Z') }]);
  });

  it('is refused for a zone, a date or hours that there are not', () => {
    const window = { from: 0, to: DAY };
    expect(() => onCall({ ...DAILY, zone: 'Mars/Base' }, [], window)).toThrow('time zone');
    expect(() => onCall({ ...DAILY, startsOn: '2026-02-30' }, [], window)).toThrow('no date');
    expect(() => onCall({ ...DAILY, hours: {} }, [], window)).toThrow('never open');
  });
});

const zones = fc.constantFrom(
  'Europe/Brussels',
  'America/Asuncion',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'UTC',
);
const weekday = fc.constantFrom<Weekday>('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun');
const time = fc
  .integer({ min: 0, max: 1_439 })
  .map((one) => [one / 60, one % 60].map((part) => String(Math.floor(part)).padStart(2, '0')).join(':'));
const days = fc.integer({ min: 14_000, max: 22_000 });
const rules: fc.Arbitrary<RotaRules> = fc.record({
  zone: zones,
  people: fc.uniqueArray(fc.constantFrom('ana', 'bo', 'kim', 'lee'), { minLength: 1 }),
  handOver: fc.record({ every: fc.constantFrom('day', 'week'), weekday, at: time }),
  startsOn: days.map((day) => new Date(day * DAY).toISOString().slice(0, 10)),
  hours: fc.option(
    fc.dictionary(
      weekday,
      fc
        .tuple(time, time)
        .filter(([a, b]) => a !== b)
        .map((one) => [one]),
      { minKeys: 1 },
    ),
  ),
});
/** Around the days in which a clock is changed, by the hour and by the odd second. */
const world = rules.chain((given) => {
  const start = Date.parse(given.startsOn);
  const instant = fc
    .integer({ min: -3 * 24 * 60, max: 60 * 24 * 60 })
    .map((minutes) => start + minutes * 60_000);
  const span = fc.tuple(instant, fc.integer({ min: 1, max: 30 * 24 * 60 }));
  return fc.record({
    rules: fc.constant(given),
    window: span.map(([from, minutes]) => ({ from, to: from + minutes * 60_000 })),
    standIns: fc.array(
      fc
        .record({ span, personId: fc.constantFrom('zoe', null) })
        .map(({ span: [from, minutes], personId }) => ({
          ...{ from, to: from + minutes * 60_000, personId },
        })),
      { maxLength: 3 },
    ),
  });
});

function holds(
  name: string,
  claim: (stretches: Stretch[], one: typeof world extends fc.Arbitrary<infer W> ? W : never) => void,
) {
  it(name, () =>
    fc.assert(
      fc.property(world, (one) => claim(onCall(one.rules, one.standIns, one.window), one)),
      { numRuns: 300 },
    ),
  );
}

describe('the stretches of a rota', () => {
  holds('cover the window, without an overlap, each as long as it is', (stretches, { window }) => {
    expect([stretches[0]?.from, stretches.at(-1)?.to]).toEqual([window.from, window.to]);
    stretches.forEach((one, index) => {
      expect(one.to).toBeGreaterThan(one.from);
      if (index > 0) expect(one.from).toBe(stretches[index - 1]?.to);
      expect(one.gap === null ? one.personId : 'a gap').not.toBeNull();
    });
  });

  holds(
    'are those of who stands in wherever somebody does, the last one over the others',
    (stretches, one) => {
      for (const stretch of stretches) {
        const covering = one.standIns.filter(({ from, to }) => from < stretch.to && to > stretch.from);
        expect(stretch.isOverride).toBe(covering.length > 0);
        if (stretch.isOverride)
          for (const point of [stretch.from, stretch.to - 1]) {
            const last = covering.filter(({ from, to }) => from <= point && point < to).at(-1);
            expect(stretch.personId).toBe(last?.personId);
          }
      }
    },
  );

  holds(
    'say of each instant the same, however wide one looks',
    (stretches, { rules: given, standIns, window }) => {
      const wider = { from: window.from - 9 * DAY, to: window.to + 9 * DAY };
      const around = onCall(given, standIns, wider);
      for (const { from, to, personId, gap } of stretches) {
        const same = around.find((one) => one.from <= from && one.to > from);
        expect([same?.personId, same?.gap]).toEqual([personId, gap]);
        expect(same?.to).toBeGreaterThanOrEqual(to);
      }
    },
  );

  it('take the people in their order', () => {
    fc.assert(
      fc.property(rules, (given) => {
        const from = Date.parse(given.startsOn) - 2 * DAY;
        const stretches = onCall({ ...given, hours: null, zone: 'UTC' }, [], { from, to: from + 40 * DAY });
        const turns = stretches.filter(({ gap }) => gap === null);
        if (given.people.length > 1)
          expect(turns.map(({ personId }) => personId)).toEqual(
            turns.map((_, nth) => given.people[nth % given.people.length]),
          );
      }),
    );
  });
});
