import type { DataSource } from 'typeorm';
import type { BreachQuery, BreachRow } from '@evenhand/shared/wire/breaches';
import { CHOSEN, parametersOf } from './chosen-clocks.js';

/** Where a row stands among the others: latest deadline first. */
export interface RowPlace {
  readonly dueAt: string;
  readonly ticketId: string;
  readonly clock: string;
  readonly round: number;
}

type Row = BreachRow & { readonly place: RowPlace };

const MS = (interval: string) => `floor(extract(epoch from ${interval}) * 1000)::float8`;

/** A fix ends the count, as long as it holds; so does that it was no complaint. */
const COUNTED_TO = `coalesce(c.stopped_at, t.set_aside_at, case c.kind when 'resolution' then t.resolved_at end, desk.now())`;

const ROWS = `
  select c.ticket_id as "ticketId", t.excerpt, a.id as "accountId", a.handle as account, t.channel, c.kind as clock,
         c.round, c.state, desk.instant(c.started_at) as "startedAt", desk.instant(c.due_at) as "dueAt",
         c.target_ms::float8 as "targetMs", desk.instant(c.stopped_at) as "stoppedAt",
         ${MS('c.stopped_at - c.started_at')} as "tookMs",
         case when c.state = 'breached' then ${MS(`greatest(${COUNTED_TO} - c.due_at, interval '0')`)} end as "lateMs",
         desk.instant(c.detected_at) as "detectedAt",
         case when o.id is not null then json_build_object('id', o.id, 'name', o.name) end as owner,
         case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as assignee,
         coalesce((select json_agg(json_build_object('id', n.person_id, 'name', w.name, 'rung', n.rung,
                                                     'at', desk.instant(n.told_at)) order by n.told_at, n.rung)
                     from (select rung, person_id, min(told_at) as told_at from desk.notice
                            where brand_id = $1 and (ticket_id, clock, round) = (c.ticket_id, c.kind, c.round)
                            group by rung, person_id) n
                     join people.person w on w.id = n.person_id), '[]') as told,
         c.is_history as "isImported", t.state as "ticketState",
         json_build_object('dueAt', (extract(epoch from c.due_at) * 1000000)::bigint::text,
                           'ticketId', c.ticket_id, 'clock', c.kind, 'round', c.round) as place
    from ${CHOSEN}
    left join people.person o on o.id = a.owner_id
    left join people.person p on p.id = t.assignee_id
   where $8::text is null
      or (c.due_at, c.ticket_id, c.kind, c.round)
         < (timestamptz 'epoch' + $8::bigint * interval '1 microsecond', $9::uuid, $10::text, $11::int)
   order by c.due_at desc, c.ticket_id desc, c.kind desc, c.round desc
   limit $12`;

/** The clocks that a question is about, the latest deadline first, from a place on. */
export function breachRows(
  desk: Pick<DataSource, 'query'>,
  brandId: string,
  asked: BreachQuery,
  page: { after: RowPlace | null; limit: number },
): Promise<Row[]> {
  const { after, limit } = page;
  return desk.query<Row[]>(ROWS, [
    brandId,
    ...parametersOf(asked),
    ...[after?.dueAt ?? null, after?.ticketId ?? null, after?.clock ?? null, after?.round ?? null],
    limit,
  ]);
}

/** Deadlines as far from 1970 as PostgreSQL can add: three thousand years. */
const PLACE =
  /^(-?\d{1,17})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(first_response|next_response|resolution)\.(\d{1,9})$/;

export const placeText = ({ dueAt, ticketId, clock, round }: RowPlace) =>
  [dueAt, ticketId, clock, round].join('.');

/** @returns null where the text is no place. */
export function placeFrom(text: string): RowPlace | null {
  const [, dueAt, ticketId, clock, round] = PLACE.exec(text) ?? [];
  return dueAt && ticketId && clock && round ? { dueAt, ticketId, clock, round: Number(round) } : null;
}
