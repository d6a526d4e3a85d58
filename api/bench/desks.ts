import { calendarOf } from '@evenhand/shared/sla/calendar-of';
import type { CalendarRules, Interval, Weekday } from '@evenhand/shared/sla/calendar-rules';
import type { Reckoning } from '@evenhand/shared/sla/reckon';

export const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
const FIRST_START = Date.UTC(2024, 0);
const STARTS_MS = 3 * 365 * DAY_MS;
const LONGEST_MINUTES = 40 * 60;

const on = (days: string, ...intervals: Interval[]) =>
  Object.fromEntries(days.split(' ').map((day) => [day as Weekday, intervals]));

const NEW_YEARS = ['2024-01-01', '2025-01-01', '2026-01-01', '2027-01-01'];
const SUMMERS = ['2024-07-04', '2025-07-04', '2026-07-03', '2024-09-02', '2025-09-01', '2026-09-07'];

/** Daytime hours, one or two intervals a day, holidays: what any library for business hours can do. */
export const ORDINARY: readonly CalendarRules[] = [
  { tz: 'Europe/Berlin', weekly: on('mon tue wed thu fri', ['09:00', '17:30']), holidays: NEW_YEARS },
  { tz: 'Europe/London', weekly: on('mon tue wed thu fri', ['09:00', '12:30'], ['13:30', '18:00']) },
  {
    tz: 'America/New_York',
    weekly: { ...on('mon tue wed thu fri', ['08:00', '20:00']), ...on('sat', ['10:00', '16:00']) },
    holidays: [...NEW_YEARS, ...SUMMERS],
  },
  { tz: 'Asia/Kolkata', weekly: on('mon tue wed thu fri sat', ['10:00', '19:00']) },
  { tz: 'Africa/Cairo', weekly: on('sun mon tue wed thu', ['08:30', '16:00']), holidays: NEW_YEARS },
  { tz: 'Australia/Sydney', weekly: on('mon tue wed thu fri sat sun', ['07:00', '22:00']) },
];

const NIGHT: CalendarRules = {
  tz: 'America/Chicago',
  weekly: on('mon tue wed thu fri sat sun', ['22:00', '06:00']),
};
const ALWAYS: CalendarRules = { tz: 'UTC', always_open: true };

export type Clock = Omit<Reckoning, 'percents'>;

/** A clock that any library could be asked for; its start and target are in whole minutes. */
export interface OrdinaryClock extends Clock {
  readonly rules: CalendarRules;
}

/** Starts over three years, at any hour of the day; targets from a minute to 40 hours. The same in every run. */
export function ordinaryClocks(count: number): OrdinaryClock[] {
  const calendars = ORDINARY.map((rules) => ({
    rules,
    segments: [{ from: null, calendar: calendarOf(rules) }],
  }));
  const chance = chances();
  return Array.from({ length: count }, (_, index) => ({
    ...(calendars[index % calendars.length] as (typeof calendars)[number]),
    start: FIRST_START + Math.floor((chance() * STARTS_MS) / MINUTE_MS) * MINUTE_MS,
    targetMs: (1 + Math.floor(chance() * LONGEST_MINUTES)) * MINUTE_MS,
  }));
}

/** The same starts and targets by night, round the clock, with two pauses, and switched to another calendar. */
export function unusualClocks(ordinary: readonly Clock[]): Clock[] {
  const [night, always] = [calendarOf(NIGHT), calendarOf(ALWAYS)];
  return ordinary.map(({ segments, start, targetMs }, index) => {
    const clock = { start, targetMs };
    const pauses = [1, 3].map((day) => ({ from: start + day * DAY_MS, to: start + (day + 1) * DAY_MS }));
    const switched = [...segments, { from: start + DAY_MS, calendar: night }];
    const four = [
      { ...clock, segments: [{ from: null, calendar: night }] },
      { ...clock, segments: [{ from: null, calendar: always }] },
      { ...clock, segments, pauses },
      { ...clock, segments: switched },
    ];
    return four[index % four.length] as Clock;
  });
}

/** Numbers from 0 to 1 that look like chance (mulberry32). */
function chances(): () => number {
  let state = 0x5eed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
