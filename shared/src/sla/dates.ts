import type { CalendarRules } from './calendar-rules.js';
import { dayOf } from './civil-date.js';
import { type Piece, shiftsOf, type Shift, union } from './day-pieces.js';
import { SlaError } from './sla-error.js';

/** 1970-01-01, day 0, was a Thursday. */
const WEEK = ['thu', 'fri', 'sat', 'sun', 'mon', 'tue', 'wed'];

const CLOSED: readonly Piece[] = [];

/** The open pieces of every date: those of its weekday, unless it is a holiday or special. */
export class Dates {
  private constructor(
    private readonly week: readonly (readonly Piece[])[],
    private readonly exceptions: ReadonlyMap<number, readonly Piece[]>,
  ) {}

  /** @throws SlaError `INVALID_INTERVAL`, `INVALID_HOLIDAY`, `INVALID_CALENDAR`, `EMPTY_CALENDAR` */
  static of({ weekly, holidays, specials }: CalendarRules): Dates {
    const week = weekOf(weekly ?? {});
    const special = specialsOf(specials ?? {});
    if (![...week, ...special.values()].some((one) => one.length > 0))
      throw new SlaError('EMPTY_CALENDAR', 'The calendar is never open.');
    return new Dates(week.map(union), exceptionsOf(week, special, holidaysOf(holidays ?? [])));
  }

  /** @param day days since 1970-01-01 */
  piecesOn(day: number): readonly Piece[] {
    return this.exceptions.get(day) ?? this.week[weekdayOf(day)] ?? CLOSED;
  }

  /** The last day that does not follow the week alone. */
  get lastException(): number {
    return [...this.exceptions.keys()].reduce((last, day) => Math.max(last, day), -Infinity);
  }
}

const weekdayOf = (day: number) => ((day % 7) + 7) % 7;

/** What each weekday has, an overnight shift cut at midnight. */
function weekOf(weekly: unknown): Piece[][] {
  const week = WEEK.map((): Piece[] => []);
  for (const [weekday, intervals] of entriesOf(weekly)) {
    const index = WEEK.indexOf(weekday);
    if (index < 0) throw new SlaError('INVALID_CALENDAR', `There is no weekday "${weekday}".`);
    for (const { today, tomorrow } of shiftsOf(intervals)) {
      week[index]?.push(today);
      if (tomorrow) week[weekdayOf(index + 1)]?.push(tomorrow);
    }
  }
  return week;
}

const specialsOf = (specials: unknown): Map<number, Shift[]> =>
  new Map(entriesOf(specials).map(([date, intervals]) => [checkedDay(date), shiftsOf(intervals)]));

function holidaysOf(holidays: unknown): number[] {
  if (!Array.isArray(holidays)) throw new SlaError('INVALID_HOLIDAY', 'Holidays are a list of dates.');
  return holidays.map(checkedDay);
}

/** A special day wins over a holiday; its tail after midnight counts where the next date is neither. */
function exceptionsOf(
  week: readonly (readonly Piece[])[],
  specials: ReadonlyMap<number, readonly Shift[]>,
  holidays: readonly number[],
): Map<number, readonly Piece[]> {
  const exceptions = new Map(holidays.map((day) => [day, CLOSED]));
  for (const [day, shifts] of specials) exceptions.set(day, union(shifts.map(({ today }) => today)));
  for (const [day, shifts] of specials) {
    const tails = shifts.flatMap(({ tomorrow }) => tomorrow ?? []);
    const next = day + 1;
    if (tails.length === 0 || exceptions.has(next)) continue;
    exceptions.set(next, union([...(week[weekdayOf(next)] ?? CLOSED), ...tails]));
  }
  return exceptions;
}

function checkedDay(date: unknown): number {
  const day = dayOf(date);
  if (day === undefined) throw new SlaError('INVALID_HOLIDAY', `There is no date ${JSON.stringify(date)}.`);
  return day;
}

function entriesOf(rules: unknown): [string, unknown][] {
  if (typeof rules === 'object' && rules !== null && !Array.isArray(rules)) return Object.entries(rules);
  throw new SlaError('INVALID_CALENDAR', 'Hours are lists of intervals by weekday or date.');
}
