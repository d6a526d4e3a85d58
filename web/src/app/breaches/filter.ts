import { MARKS, type BreachQuery, type FigureQuery, type Mark } from '@evenhand/shared/wire/breaches';
import type { ClockKind } from '@evenhand/shared/wire/clock';

export const PERIODS = ['today', 'week', 'month', 'all', 'custom'] as const;
export type Period = (typeof PERIODS)[number];
export const CLOCKS: readonly ClockKind[] = ['first_response', 'next_response', 'resolution'];
export const WHICH = ['breached', 'all'] as const;
export const HISTORIES = ['live', 'imported', 'all'] as const;

/** What narrows the list to what stands beneath one figure, and leaves the figures as they are. */
export const BENEATH = ['cell', 'took', 'used', 'mark', 'waited'] as const;
export type Beneath = (typeof BENEATH)[number];

const NAMES = [
  ...(['period', 'from', 'to', 'account', 'clock', 'which', 'history'] as const),
  ...(['topic', 'language', 'agency', 'person', 'hours', 'zone'] as const),
  ...BENEATH,
] as const;
type Name = (typeof NAMES)[number];

/** What the address says, as it says it. */
export type Asked = Readonly<Partial<Record<Name, string | undefined>>>;

/** What is shown; nothing in the address means the breaches of the last seven days. */
export interface Filter {
  readonly period: Period;
  /** Days, as in `2026-03-02`; of a period of one's own. */
  readonly from: string;
  readonly to: string;
  readonly account: string;
  readonly clock: ClockKind | '';
  readonly topic: string;
  readonly language: string;
  readonly agency: string;
  readonly person: string;
  /** Of the day in which the clock started, as `22-6`. */
  readonly hours: string;
  readonly zone: string;
  readonly which: (typeof WHICH)[number];
  readonly history: (typeof HISTORIES)[number];
  readonly cell: string;
  readonly took: string;
  readonly used: string;
  readonly mark: Mark | '';
  readonly waited: string;
}

const DAYS_BACK: Readonly<Partial<Record<Period, number>>> = { today: 0, week: 6, month: 29 };
/** As much of a word as a sentence bears. */
const LONG = 40;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const LANGUAGE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;
const HOURS = /^([01]?\d|2[0-3])-([01]?\d|2[0-4])$/;
const CELL = /^[1-7]-([01]?\d|2[0-3])$/;
const SPAN = /^\d{1,7}-(\d{1,7})?$/;
const WAIT = /^\d{1,15}$/;
const NAME_LENGTH = 200;

const known = <T extends string>(all: readonly T[], said: string | undefined, otherwise: T): T =>
  all.find((each) => each === said) ?? otherwise;
const fitting = (fits: (said: string) => boolean, said: string | undefined) =>
  said !== undefined && fits(said) ? said : '';
const like = (form: RegExp, said: string | undefined) => fitting((text) => form.test(text), said);
const isDay = (said: string) => DAY.test(said) && !Number.isNaN(Date.parse(said));
const isName = (said: string) => said.length <= NAME_LENGTH;

/** Where the viewer is. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

export function isZone(said: string): boolean {
  try {
    return /^[A-Za-z][\w+/-]*$/.test(said) && !!new Intl.DateTimeFormat('en', { timeZone: said });
  } catch {
    return false;
  }
}

/** Reads the address; what it cannot mean is left out. */
export function filterFrom(asked: Asked): Filter {
  return {
    period: known(PERIODS, asked.period, 'week'),
    from: fitting(isDay, asked.from),
    to: fitting(isDay, asked.to),
    account: like(ID, asked.account),
    clock: known<ClockKind | ''>(CLOCKS, asked.clock, ''),
    topic: fitting(isName, asked.topic),
    language: like(LANGUAGE, asked.language),
    agency: fitting(isName, asked.agency),
    person: like(ID, asked.person),
    hours: like(HOURS, asked.hours),
    zone: fitting(isZone, asked.zone),
    which: known(WHICH, asked.which, 'breached'),
    history: known(HISTORIES, asked.history, 'live'),
    cell: like(CELL, asked.cell),
    took: like(SPAN, asked.took),
    used: like(SPAN, asked.used),
    mark: known<Mark | ''>(MARKS, asked.mark, ''),
    waited: like(WAIT, asked.waited),
  };
}

/** What the address says and cannot mean, as it stands there. */
export function leftOut(asked: Asked): readonly string[] {
  const understood = filterFrom(asked);
  return NAMES.filter((name) => asked[name] && asked[name] !== understood[name]).map((name) => {
    const said = asked[name] ?? '';
    return `${name}=${said.length > LONG ? `${said.slice(0, LONG)}…` : said}`;
  });
}

/** What the server is asked. Days begin and end where the viewer is. */
export function queryOf(filter: Filter, now: number): BreachQuery {
  const { cell, took, used, mark, waited, which } = filter;
  const { zone, ...figures } = figureQueryOf(filter, now);
  const asksHours = filter.hours !== '' || cell !== '';
  return given({ ...figures, which, cell, took, used, mark, waited, zone: asksHours ? (zone ?? '') : '' });
}

/** What of it the figures are about. */
export function figureQueryOf(filter: Filter, now: number): FigureQuery {
  const { account, clock, topic, language, agency, person, hours, history } = filter;
  const zone = filter.zone || ownZone();
  return given({
    ...spanOf(filter, now),
    ...{ account, clock, topic, language, agency, person, hours, zone, history },
  });
}

type Given<T> = { [Field in keyof T]: Exclude<T[Field], ''> };

const given = <T extends object>(asked: T) =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== '')) as Given<T>;

function spanOf({ period, from, to }: Filter, now: number): Pick<BreachQuery, 'from' | 'to'> {
  if (period === 'custom') {
    // Whichever of two days was put first.
    const [first, last] = from && to ? [from, to].toSorted() : [from, to];
    return { ...(first && { from: midnight(first, 0) }), ...(last && { to: midnight(last, 1) }) };
  }
  const back = DAYS_BACK[period];
  if (back === undefined) return {};
  return { from: dayStart(now, back) };
}

/** The beginning of the viewer's day, so many days ago. */
export function dayStart(now: number, back = 0): string {
  const start = new Date(now);
  start.setHours(0, 0, 0, 0);
  start.setDate(start.getDate() - back);
  return start.toISOString();
}

/** The beginning of a day, or of so many days later. */
function midnight(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}

/** The query as it stands behind the `?` of the page and of its exports. */
export function searchOf(query: BreachQuery & { after?: string; limit?: number }): string {
  const asked = Object.entries(query).filter(([, value]) => value !== undefined);
  return new URLSearchParams(asked.map(([name, value]) => [name, String(value)])).toString();
}
