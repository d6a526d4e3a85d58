import type { Interval, Weekday } from '../sla/calendar-rules.js';

/** Who is on call in turn, as it is stored and sent. */
export interface RotaRules {
  /** IANA name of the zone whose wall clock the hand-over, the dates and the hours are read from. */
  readonly zone: string;
  /** In the order of their turns. */
  readonly people: readonly string[];
  /** Every day, or on this weekday of every week, at `HH:MM`. */
  readonly handOver: { readonly every: 'day' | 'week'; readonly weekday: Weekday; readonly at: string };
  /** The date of the first turn, `YYYY-MM-DD`; by the week, it ends on the first such weekday after it. */
  readonly startsOn: string;
  /** The hours in which anybody is on call; null: always. */
  readonly hours: Readonly<Partial<Record<Weekday, readonly Interval[]>>> | null;
}
