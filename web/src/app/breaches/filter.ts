import type { BreachQuery } from '@evenhand/shared/wire/breaches';
import type { ClockKind } from '@evenhand/shared/wire/clock';

export const PERIODS = ['today', 'week', 'month', 'all', 'custom'] as const;
export type Period = (typeof PERIODS)[number];
export const CLOCKS: readonly ClockKind[] = ['first_response', 'next_response', 'resolution'];
export const WHICH = ['breached', 'all'] as const;
export const HISTORIES = ['live', 'imported', 'all'] as const;

/** What the address says, as it says it. */
export interface Asked {
  readonly period?: string | undefined;
  /** Days, as in `2026-03-02`; of a period of one's own. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly account?: string | undefined;
  readonly clock?: string | undefined;
  readonly which?: string | undefined;
  readonly history?: string | undefined;
}

/** What is shown; nothing in the address means the breaches of the last seven days. */
export interface Filter {
  readonly period: Period;
  readonly from: string;
  readonly to: string;
  readonly account: string;
  readonly clock: ClockKind | '';
  readonly which: (typeof WHICH)[number];
  readonly history: (typeof HISTORIES)[number];
}

const DAYS_BACK: Readonly<Partial<Record<Period, number>>> = { today: 0, week: 6, month: 29 };
const NAMES = ['period', 'from', 'to', 'account', 'clock', 'which', 'history'] as const;
/** As much of a word as a sentence bears. */
const LONG = 40;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const known = <T extends string>(all: readonly T[], said: string | undefined, otherwise: T): T =>
  all.find((each) => each === said) ?? otherwise;
const fitting = (fits: (said: string) => boolean, said: string | undefined) =>
  said !== undefined && fits(said) ? said : '';
const isDay = (said: string) => DAY.test(said) && !Number.isNaN(Date.parse(said));
const isId = (said: string) => ID.test(said);

/** Reads the address; what it cannot mean is left out. */
export function filterFrom(asked: Asked): Filter {
  return {
    period: known(PERIODS, asked.period, 'week'),
    from: fitting(isDay, asked.from),
    to: fitting(isDay, asked.to),
    account: fitting(isId, asked.account),
    clock: known<ClockKind | ''>(CLOCKS, asked.clock, ''),
    which: known(WHICH, asked.which, 'breached'),
    history: known(HISTORIES, asked.history, 'live'),
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
  const { account, clock, which, history } = filter;
  return { ...spanOf(filter, now), ...(account && { account }), ...(clock && { clock }), which, history };
}

function spanOf({ period, from, to }: Filter, now: number): Pick<BreachQuery, 'from' | 'to'> {
  if (period === 'custom')
    return { ...(from && { from: midnight(from, 0) }), ...(to && { to: midnight(to, 1) }) };
  const back = DAYS_BACK[period];
  if (back === undefined) return {};
  const start = new Date(now);
  start.setHours(0, 0, 0, 0);
  start.setDate(start.getDate() - back);
  return { from: start.toISOString() };
}

/** The beginning of a day, or of so many days later. */
function midnight(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}

/** The query as it stands behind the `?` of the page and of its exports. */
export function searchOf(query: BreachQuery & { after?: string; limit?: number }): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
}
