export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/**
 * From and to by the wall clock, `HH:MM`; the end is not in it. `24:00` can be an end. An end before the start, or
 * `00:00`, lies on the next date. The two are never the same: a whole day is `00:00` to `24:00`.
 */
export type Interval = readonly [from: string, to: string];

/** When somebody is there, as it is stored and sent. Dates are `YYYY-MM-DD`. */
export interface CalendarRules {
  /** IANA name of the zone whose wall clock the hours are read from. */
  readonly tz: string;
  readonly weekly?: Readonly<Partial<Record<Weekday, readonly Interval[]>>>;
  /** Closed from 00:00 to 24:00, the tail of an evening's shift included. */
  readonly holidays?: readonly string[];
  /**
   * Hours of single dates, in place of whatever the week has between 00:00 and 24:00 of that date, and also where it
   * is a holiday; an empty list closes it. Hours over midnight go on into the next date beside its own hours, unless
   * that is a holiday or itself special.
   */
  readonly specials?: Readonly<Record<string, readonly Interval[]>>;
  /** Never closed; then there are no hours and no dates. */
  readonly always_open?: boolean;
}
