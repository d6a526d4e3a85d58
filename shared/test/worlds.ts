import fc from 'fast-check';
import { calendarOf } from '../src/sla/calendar-of.js';
import type { CalendarRules, Interval } from '../src/sla/calendar-rules.js';
import { RunningTime } from '../src/sla/running-time.js';
import type { SteppedPause, SteppedSegment } from './stepping.js';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Everything that a clock runs in, and the instant around which something happens there. */
export interface World {
  readonly around: number;
  readonly segments: readonly SteppedSegment[];
  readonly pauses: readonly SteppedPause[];
}

/** Where clocks were changed, by a half hour to a day, at midnight and at noon, and where they never are. */
const CHANGES = [
  ['America/Toronto', '2023-03-12T07:00:00Z'],
  ['America/Toronto', '2023-11-05T06:00:00Z'],
  ['Europe/Berlin', '2023-10-29T01:00:00Z'],
  ['Australia/Lord_Howe', '2023-09-30T15:30:00Z'],
  ['Australia/Lord_Howe', '2023-04-01T15:00:00Z'],
  ['America/Asuncion', '2022-10-02T04:00:00Z'],
  ['America/Asuncion', '2023-03-26T03:00:00Z'],
  ['Pacific/Fakaofo', '2011-12-30T11:00:00Z'],
  ['Pacific/Kwajalein', '1969-09-30T13:00:00Z'],
  ['Pacific/Kwajalein', '1993-08-21T12:00:00Z'],
  ['America/Recife', '2000-10-11T12:00:00Z'],
  ['Antarctica/Troll', '2024-03-31T01:00:00Z'],
  ['Africa/Casablanca', '2022-05-08T01:00:00Z'],
  ['Asia/Gaza', '2045-10-20T00:00:00Z'],
  ['Asia/Pyongyang', '2018-05-04T15:00:00Z'],
  ['Europe/London', '1968-02-18T02:00:00Z'],
  ['Pacific/Chatham', '2300-09-25T14:00:00Z'],
  ['America/New_York', '9041-03-10T07:00:00Z'],
  ['Asia/Kolkata', '2024-02-29T00:00:00Z'],
  ['UTC', '2024-12-31T12:00:00Z'],
] as const;

const reading = fc
  .oneof(
    fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15),
    fc.integer({ min: 0, max: 1_439 }),
  )
  .map((minute) =>
    [minute / 60, minute % 60].map((part) => String(Math.floor(part)).padStart(2, '0')).join(':'),
  );

const interval: fc.Arbitrary<Interval> = fc
  .tuple(reading, fc.oneof({ weight: 9, arbitrary: reading }, { weight: 1, arbitrary: fc.constant('24:00') }))
  .filter(([from, to]) => from !== to);

const intervals = fc.array(interval, { minLength: 1, maxLength: 3 });
const weekdays = fc.constantFrom('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun');

const weekly = fc.oneof(
  fc.dictionary(weekdays, intervals, { minKeys: 1 }),
  intervals.map((daily) =>
    Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, daily])),
  ),
);

const dateAround = (around: number) =>
  fc.integer({ min: -4, max: 4 }).map((days) => new Date(around + days * DAY).toISOString().slice(0, 10));

export const rulesAround = (tz: string, around: number): fc.Arbitrary<CalendarRules> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant({ tz, always_open: true }) },
    {
      weight: 12,
      arbitrary: fc.record({
        tz: fc.constant(tz),
        weekly,
        holidays: fc.array(dateAround(around), { maxLength: 3 }),
        specials: fc.dictionary(dateAround(around), fc.oneof(intervals, fc.constant([])), { maxKeys: 2 }),
      }),
    },
  );

const changes = fc.constantFrom(...CHANGES).map(([tz, at]) => ({ tz, around: Date.parse(at) }));

/** Seconds, milliseconds and whole minutes within so many days of an instant. */
export const near = (around: number, days: number) =>
  fc
    .tuple(fc.integer({ min: -days * DAY, max: days * DAY }), fc.constantFrom(1, 1_000, MINUTE, 15 * MINUTE))
    .map(([ms, unit]) => around + Math.floor(ms / unit) * unit);

const pauseNear = (around: number): fc.Arbitrary<SteppedPause> =>
  fc
    .tuple(
      near(around, 3),
      fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 0, max: 2 * DAY }) }, fc.constant(null)),
    )
    .map(([from, ms]) => ({ from, to: ms === null ? null : from + ms }));

export const worlds: fc.Arbitrary<World> = changes.chain(({ tz, around }) =>
  fc
    .record({
      rules: fc.array(rulesAround(tz, around), { minLength: 1, maxLength: 3 }),
      switches: fc.array(near(around, 3), { minLength: 2, maxLength: 2 }),
      pauses: fc.array(pauseNear(around), { maxLength: 3 }),
    })
    .map(({ rules, switches, pauses }) => {
      const froms = [null, ...switches.toSorted((a, b) => a - b)];
      return {
        around,
        pauses,
        segments: rules.map((one, index) => ({ from: froms[index] ?? null, rules: one })),
      };
    }),
);

/** A world with instants and durations in it. */
export const moments = worlds.chain((world) =>
  fc.record({
    world: fc.constant(world),
    start: near(world.around, 4),
    other: near(world.around, 4),
    third: near(world.around, 4),
    ms: durations,
    moreMs: durations,
  }),
);

export const durations = fc.oneof(
  fc.integer({ min: 0, max: 3 * DAY }),
  fc.integer({ min: 0, max: 300 }).map((quarters) => quarters * 15 * MINUTE),
  fc.constantFrom(0, 1, 1_000),
);

export function timeIn({ segments, pauses }: World): RunningTime {
  return new RunningTime(
    segments.map(({ from, rules }) => ({ from, calendar: calendarOf(rules) })),
    pauses,
  );
}
