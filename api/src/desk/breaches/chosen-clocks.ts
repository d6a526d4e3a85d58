import type { BreachQuery, FigureQuery } from '@evenhand/shared/wire/breaches';
import { MARKED } from './marked.js';
import type { RowPlace } from './row-place.js';
import { hoursFrom, spanFrom } from './spans-of-text.js';

/** A part of a statement, with the parameters that it names. The first is the brand. */
export interface Chosen {
  readonly tables: string;
  readonly where: string;
  readonly parameters: readonly unknown[];
}

/** Which of the chosen clocks. */
export type ClockKey = Omit<RowPlace, 'dueAt'>;

type Put = (value: unknown) => string;

const TABLES = `desk.clock c
    join desk.ticket t on (t.brand_id, t.id) = (c.brand_id, c.ticket_id)
    join desk.account a on a.brand_id = $1 and a.id = t.account_id`;

/**
 * A clock of a ticket that was merged away is left out where the survivor has one of that kind for that time: it goes on
 * with its start and its breach. A breach that no other clock stands for is counted where it happened.
 */
const COUNTS_ONCE = `(t.state <> 'merged' or c.state = 'breached' and not exists (
         select from desk.clock s
          where s.brand_id = $1 and s.ticket_id = t.merged_into and s.kind = c.kind and s.state = 'breached'
            and (c.kind <> 'next_response' or s.started_at <= c.started_at
              and (s.started_at = c.started_at or c.started_at < coalesce(s.stopped_at, 'infinity')))))`;

const STARTED = (zone: string) => `c.started_at at time zone ${zone}`;
const TOOK = 'extract(epoch from c.stopped_at - c.started_at) * 1000';

const FIGURE_CONDITIONS: {
  readonly [Name in Exclude<keyof FigureQuery, 'zone'>]-?: (asked: string, put: Put, zone: string) => string;
} = {
  from: (from, put) => `c.due_at >= ${put(from)}::timestamptz`,
  to: (to, put) => `c.due_at < ${put(to)}::timestamptz`,
  account: (id, put) => `a.id = ${put(id)}::uuid`,
  clock: (kind, put) => `c.kind = ${put(kind)}`,
  topic: (topic, put) => `t.topic = ${put(topic)}`,
  language: (language, put) => `t.language = ${put(language)}`,
  agency: (agency, put) => `a.agency = ${put(agency)}`,
  person: (id, put) => `t.assignee_id = ${put(id)}::uuid`,
  hours: (text, put, zone) => withinHours(text, put, `extract(hour from ${STARTED(zone)})`),
  history: (history) => (history === 'all' ? 'true' : `c.is_history = ${history === 'imported'}`),
};

function withinHours(text: string, put: Put, hour: string): string {
  const { from, to } = hoursFrom(text);
  const after = `${hour} >= ${put(from)}`;
  const before = `${hour} < ${put(to)}`;
  return from < to ? `${after} and ${before}` : `(${after} or ${before})`;
}

/** What the conditions of a `Chosen` name beside the clock. */
export const TICKETS = `desk.ticket t
    join desk.account a on a.brand_id = $1 and a.id = t.account_id`;

/** The clocks that figures are about: `c` the clock, `t` its ticket, `a` its account. */
export function chosenForFigures(brandId: string, asked: FigureQuery): Chosen {
  const { conditions, parameters } = started(brandId, asked);
  return { tables: TABLES, where: conditions.join('\n   and '), parameters };
}

/** Of these, the clocks that stand in the list beneath. `keys`: where what was used of the target has been worked out. */
export function chosenForRows(brandId: string, asked: BreachQuery, keys: readonly ClockKey[] | null): Chosen {
  const { conditions, parameters, put, zone } = started(brandId, asked);
  if ((asked.which ?? 'breached') === 'breached') conditions.push("c.state = 'breached'");
  if (asked.cell !== undefined) conditions.push(inCell(asked.cell, put, zone()));
  if (asked.took !== undefined) conditions.push(tookWithin(asked.took, put));
  if (asked.mark !== undefined) conditions.push(MARKED[asked.mark](asked, put));
  if (asked.waited !== undefined) conditions.push(lostAfter(asked.waited, put));
  if (keys !== null) conditions.push(oneOf(keys, put));
  return { tables: TABLES, where: conditions.join('\n   and '), parameters };
}

function started(brandId: string, asked: FigureQuery) {
  const parameters: unknown[] = [brandId];
  const put: Put = (value) => `$${parameters.push(value)}`;
  let named: string | undefined;
  const zone = () => (named ??= `${put(asked.zone ?? 'UTC')}::text`);
  const conditions = ['c.brand_id = $1', "c.state <> 'cancelled'", COUNTS_ONCE];
  const given: FigureQuery = { history: 'live', ...asked };
  for (const name of Object.keys(FIGURE_CONDITIONS) as (keyof typeof FIGURE_CONDITIONS)[]) {
    const value = given[name];
    if (value === undefined) continue;
    conditions.push(FIGURE_CONDITIONS[name](value, put, name === 'hours' ? zone() : ''));
  }
  return { parameters, put, zone, conditions };
}

function inCell(cell: string, put: Put, zone: string): string {
  const [weekday, hour] = cell.split('-').map(Number);
  return `extract(isodow from ${STARTED(zone)}) = ${put(weekday)} and extract(hour from ${STARTED(zone)}) = ${put(hour)}`;
}

function tookWithin(text: string, put: Put): string {
  const { from, to } = spanFrom(text);
  const after = `${TOOK} >= ${put(from * 60_000)}`;
  return to === null ? after : `${after} and ${TOOK} < ${put(to * 60_000)}`;
}

/** Of a customer who was lost more than once, the first counts. */
const lostAfter = (waited: string, put: Put) =>
  `c.ticket_id in (select ticket_id from desk.loss where brand_id = $1 group by 1 having min(waited_ms) = ${put(waited)}::bigint)`;

const oneOf = (keys: readonly ClockKey[], put: Put) =>
  `(c.ticket_id, c.kind, c.round) in (select * from unnest(${[
    `${put(keys.map((key) => key.ticketId))}::uuid[]`,
    `${put(keys.map((key) => key.clock))}::text[]`,
    `${put(keys.map((key) => key.round))}::int[]`,
  ].join(', ')}))`;
