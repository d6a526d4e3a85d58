import { calendarOf } from '@evenhand/shared/sla/calendar-of';
import type { CalendarRules, Interval } from '@evenhand/shared/sla/calendar-rules';
import { SlaError } from '@evenhand/shared/sla/sla-error';
import type { CalendarDraft, Expansion, SpeltOutDate } from '@evenhand/shared/wire/calendars';

export type DayKind = 'open' | 'closed' | 'off' | 'special';

/** A date of the year view. */
export interface Day {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly number: number;
  readonly kind: DayKind;
  /** Open minutes by the wall clock. */
  readonly minutes: number;
  readonly name: string | null;
  readonly from: SpeltOutDate['from'] | null;
  readonly hours: readonly Interval[];
}

export interface Month {
  /** From 0. */
  readonly index: number;
  /** Weeks from Monday on; null where another month has the day. */
  readonly weeks: readonly (readonly (Day | null)[])[];
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** What the arithmetic reads, as far as the draft was spelt out; null where it cannot be reckoned in. */
export function rulesOf(draft: CalendarDraft, expansion: Expansion | null): CalendarRules | null {
  if (draft.isAlwaysOpen) return reckonable({ tz: draft.zone, always_open: true });
  if (!expansion) return null;
  const [off, special] = [
    expansion.dates.filter(({ hours }) => hours.length === 0),
    expansion.dates.filter(({ hours }) => hours.length > 0),
  ];
  return reckonable({
    tz: draft.zone,
    weekly: draft.weekly,
    holidays: off.map(({ date }) => date),
    specials: Object.fromEntries(special.map(({ date, hours }) => [date, hours])),
  });
}

function reckonable(rules: CalendarRules): CalendarRules | null {
  try {
    calendarOf(rules);
    return rules;
  } catch (error) {
    if (error instanceof SlaError) return null;
    throw error;
  }
}

/** Every date of a year, as a calendar has it. In UTC, whose clock is never changed, so by the wall clock. */
export function yearOf(year: number, rules: CalendarRules, dates: readonly SpeltOutDate[]): Month[] {
  const calendar = calendarOf({ ...rules, tz: 'UTC' });
  const named = new Map(dates.map((one) => [one.date, one]));
  const dayAt = (at: number): Day => {
    const date = new Date(at).toISOString().slice(0, 10);
    const special = named.get(date);
    const minutes = calendar.openMs(at, at + DAY_MS) / MINUTE_MS;
    return {
      ...{ date, number: new Date(at).getUTCDate(), minutes, kind: kindOf(special, minutes) },
      ...{ name: special?.name ?? null, from: special?.from ?? null, hours: special?.hours ?? [] },
    };
  };
  return Array.from({ length: 12 }, (_, index) => ({ index, weeks: weeksOf(year, index, dayAt) }));
}

function kindOf(special: SpeltOutDate | undefined, minutes: number): DayKind {
  if (special) return special.hours.length > 0 ? 'special' : 'off';
  return minutes > 0 ? 'open' : 'closed';
}

function weeksOf(year: number, month: number, dayAt: (at: number) => Day): (Day | null)[][] {
  const first = Date.UTC(year, month, 1);
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const before = (new Date(first).getUTCDay() + 6) % 7;
  const cells = [
    ...Array<null>(before).fill(null),
    ...Array.from({ length }, (_, index) => dayAt(first + index * DAY_MS)),
  ];
  const after = (7 - (cells.length % 7)) % 7;
  const whole = [...cells, ...Array<null>(after).fill(null)];
  return Array.from({ length: whole.length / 7 }, (_, week) => whole.slice(7 * week, 7 * week + 7));
}

export const daysOf = (months: readonly Month[]): Day[] =>
  months.flatMap(({ weeks }) => weeks.flat()).filter((day) => day !== null);

/** The date so many days later, within its year. */
export function moved(date: string, days: number): string {
  const to = new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
  return to.slice(0, 4) === date.slice(0, 4) ? to : date;
}
