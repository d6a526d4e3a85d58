import type { Interval, Weekday } from '../sla/calendar-rules.js';

/** A date that a calendar treats apart, by hand: closed where it has no hours. */
export interface SpecialDate {
  /** `YYYY-MM-DD`; where it comes back each year, of the first one. */
  readonly date: string;
  readonly name: string;
  readonly hours: readonly Interval[];
  readonly isYearly: boolean;
}

/** The public holidays of a country, or a part of it, as the library `date-holidays` has them. */
export interface PublicHolidays {
  /** ISO 3166-1, as `BE`. */
  readonly country: string;
  readonly state: string | null;
  readonly region: string | null;
}

/** What a manager writes. */
export interface CalendarDraft {
  readonly name: string;
  /** IANA name. */
  readonly zone: string;
  readonly isAlwaysOpen: boolean;
  readonly weekly: Readonly<Partial<Record<Weekday, readonly Interval[]>>>;
  readonly specials: readonly SpecialDate[];
  readonly publicHolidays: PublicHolidays | null;
  /** Public holidays on which one works all the same, by date. */
  readonly keptOpen: readonly string[];
  /** An address whose all-day events are days off, read again each day; or null. */
  readonly feedUrl: string | null;
  /** The text of an iCalendar file, put in once. */
  readonly file: string | null;
}

/** What `PUT …/calendars/{calendar}` takes: 409 where somebody else has saved a version since. */
export interface CalendarRevision extends CalendarDraft {
  /** The version that was changed. */
  readonly basedOn: number;
}

/** A day off, or with hours of its own, after everything that comes back was spelt out. */
export interface SpeltOutDate {
  readonly date: string;
  readonly name: string;
  readonly hours: readonly Interval[];
  readonly from: 'hand' | 'public holidays' | 'feed' | 'file';
}

/** How the last reading of a feed went. */
export interface FeedState {
  readonly url: string;
  readonly readAt: string | null;
  readonly triedAt: string | null;
  /** In words; null while it works. */
  readonly error: string | null;
  readonly nextAt: string;
}

/** `GET …/calendars`: `CalendarRow[]`; `GET …/calendars/{calendar}?version=`: `CalendarPage`. */
export interface CalendarRow {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly zone: string;
  readonly isAlwaysOpen: boolean;
  readonly weekly: CalendarDraft['weekly'];
  /** Open minutes of an ordinary week. */
  readonly weeklyMinutes: number;
  readonly nextDayOff: { readonly date: string; readonly name: string } | null;
  readonly feed: FeedState | null;
  /** How many policies run in it now: one that is used cannot be retired. */
  readonly policies: number;
  readonly changedAt: string;
}

export interface CalendarPage extends CalendarRow {
  /** Of its latest version alone it tells the feed's address. */
  readonly draft: CalendarDraft;
  readonly dates: readonly SpeltOutDate[];
  /** IANA tzdata that its openings were worked out with, as `2026c`. */
  readonly tzdata: string;
  readonly retiredAt: string | null;
  /** The newest first; `by` is a person's name, null where it was a feed, or came with an account. */
  readonly versions: readonly {
    readonly version: number;
    readonly at: string;
    readonly by: string | null;
  }[];
}

/** What a draft cannot be saved with. */
export interface DraftProblem {
  /** The field, as `weekly.mon.0` or `specials.2.date`. */
  readonly where: string;
  readonly code:
    'name' | 'zone' | 'interval' | 'never-open' | 'date' | 'date-twice' | 'country' | 'file' | 'feed';
  /** A sentence. */
  readonly what: string;
}

/**
 * `POST …/calendars` takes a draft, `PUT …/calendars/{calendar}` a revision, `DELETE` retires, `POST
 * …/calendars/{calendar}/readings` reads the feed now; all answer with the page. `POST …/calendars/expansions` spells a
 * draft out without saving it.
 */
export interface Expansion {
  readonly dates: readonly SpeltOutDate[];
  readonly problems: readonly DraftProblem[];
  /** What the country has, whether or not one keeps open on it. */
  readonly publicHolidays: readonly { readonly date: string; readonly name: string }[];
  /** Events of the file or the feed that have a time of day: those are no days off. */
  readonly timedEvents: number;
}

/** `GET …/calendars/countries`: what there are public holidays of. */
export interface Country {
  readonly code: string;
  readonly name: string;
  readonly states: readonly {
    readonly code: string;
    readonly name: string;
    readonly regions: readonly { readonly code: string; readonly name: string }[];
  }[];
}
