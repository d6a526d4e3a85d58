import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calendarOf } from '@evenhand/shared/sla/calendar-of';
import type { CalendarRules } from '@evenhand/shared/sla/calendar-rules';
import { Stepping } from '../../../shared/test/stepping.js';
import { dueAgain } from '../../src/desk/sla/reckoning/due-again.js';
import { underPromise } from '../../src/desk/sla/reckoning/new-promise.js';
import type { StandingClock } from '../../src/desk/sla/reckoning/standing-clocks.js';
import type { Rule, Target } from '../../src/desk/sla/planning/targets.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** The Friday before the clocks go forward in Brussels. */
const AROUND = Date.UTC(2027, 2, 26);

const OFFICE = [
  ['09:00', '12:30'],
  ['13:30', '18:00'],
] as const;
const CALENDARS: readonly CalendarRules[] = [
  { tz: 'UTC', always_open: true },
  { tz: 'Europe/Brussels', weekly: { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE } },
  {
    tz: 'America/New_York',
    weekly: { sat: [['22:00', '06:00']], sun: [['00:00', '24:00']], mon: [['08:00', '20:00']] },
  },
];

const cases = fc.record({
  before: fc.nat(CALENDARS.length - 1),
  after: fc.nat(CALENDARS.length - 1),
  startedAt: fc.nat((3 * DAY) / MINUTE).map((at) => AROUND + at * MINUTE),
  untilChange: fc.integer({ min: 1, max: (2 * DAY) / MINUTE }).map((at) => at * MINUTE),
  minutes: fc.integer({ min: 1, max: 1_500 }),
  pauses: fc.array(fc.tuple(fc.nat(3_000), fc.integer({ min: 1, max: 900 })), { maxLength: 3 }),
});

const standing = (given: Partial<StandingClock>): StandingClock => ({
  ...{ ticketId: 't', clock: 'resolution', round: 1, state: 'running', isHistory: false, targetMs: DAY },
  ...{ policyId: 'p', policyVersion: 1, rule: 1, ladderId: 'l', ladderVersion: 1 },
  ...{
    calendarId: '0',
    calendarVersion: 1,
    startedAt: AROUND,
    notBefore: null,
    stoppedAt: null,
    waitsFor: null,
  },
  ...{ dueAt: null, former: [], pauses: [], armed: [] },
  ...given,
});

const rule = { policyId: 'p', policyVersion: 2, position: 1, startsAtTop: false } as Rule;
const target = (calendarId: number, minutes: number) =>
  ({
    ...{ clock: 'resolution', seconds: 60 * minutes, thresholds: [50], rungPercents: [], pauses: [] },
    ...{ calendarId: String(calendarId), calendarVersion: 1, ladderId: 'l', ladderVersion: 1 },
  }) as unknown as Target;

describe('the deadline after a change, against a walk over the wall clock', () => {
  it('is where the new target is used up with what was used before, and never before the change', () => {
    fc.assert(
      fc.property(cases, ({ before, after, startedAt, untilChange, minutes, pauses: given }) => {
        const now = startedAt + untilChange;
        const pauses = given
          .map(([from, long]) => ({
            from: startedAt + from * MINUTE,
            to: startedAt + (from + long) * MINUTE,
          }))
          .toSorted((a, b) => a.from - b.from);
        const clock = standing({ calendarId: String(before), startedAt, pauses });
        const ticket = { waitsFor: null, recurrences: 0 };
        const changed = underPromise({ clock, ticket, rule, target: target(after, minutes) }, now);
        const { dueAt, armed } = dueAgain(
          changed,
          ({ calendarId }) => calendarOf(CALENDARS[Number(calendarId)]!),
          now,
        );

        const walk = new Stepping(
          [
            { from: null, rules: CALENDARS[before]! },
            ...(before === after ? [] : [{ from: now, rules: CALENDARS[after]! }]),
          ],
          pauses,
        );
        const expected = (ms: number) => {
          let floor = now;
          for (const { from, to } of pauses) if (from <= floor) floor = Math.max(floor, to);
          const reached = walk.elapsed(startedAt, now) >= ms;
          return reached ? floor : (walk.deadline(startedAt, ms, now + 9 * DAY) ?? null);
        };
        for (const [at, ms] of [
          [dueAt, minutes * MINUTE],
          [armed.find(({ threshold }) => threshold === 50)!.dueAt, (minutes * MINUTE) / 2],
        ] as const) {
          const wanted = expected(ms);
          if (wanted !== null) expect(at).toBe(wanted);
          else expect(at ?? Infinity).toBeGreaterThan(now + 9 * DAY);
        }
      }),
      { numRuns: 60 },
    );
  }, 300_000);
});
