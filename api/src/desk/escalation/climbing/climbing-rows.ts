import type { EntityManager } from 'typeorm';
import type { ClimbingRow } from '@evenhand/shared/wire/climbing';

/** Where a row stands among the others: the highest rung first, and on it the longest overdue. */
export interface ClimbingPlace {
  readonly rung: number;
  /** Microseconds since 1970, or `infinity`. */
  readonly dueAt: string;
  readonly ticketId: string;
  readonly clock: string;
  readonly round: number;
}

export type FoundRow = Omit<ClimbingRow, 'steps'> & { readonly place: ClimbingPlace };

const MICROSECONDS = `case when c.due_at = 'infinity' then 'infinity' else (extract(epoch from c.due_at) * 1000000)::bigint::text end`;

/** Along its own index, so that a page costs what stands on it. Clocks of a ticket that is called resolved stand still. */
const ROWS = `
  select c.ticket_id as "ticketId", t.excerpt, a.handle as account, t.channel,
         case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as assignee,
         c.kind as clock, c.round, c.state as "clockState",
         case when c.due_at < 'infinity' then desk.instant(c.due_at) end as "dueAt", c.rung,
         (select count(*)::int from desk.rung r
           where r.brand_id = $1 and (r.ladder_id, r.ladder_version) = (c.ladder_id, c.ladder_version)) as rungs,
         desk.instant(q.until) as "quietUntil",
         case when q.until is not null then json_build_object('id', k.id, 'name', k.name) end as "acknowledgedBy",
         json_build_object('rung', c.rung, 'dueAt', ${MICROSECONDS}, 'ticketId', c.ticket_id, 'clock', c.kind,
                           'round', c.round) as place
    from desk.clock c
    join desk.ticket t on t.brand_id = $1 and t.id = c.ticket_id
    join desk.account a on a.brand_id = $1 and a.id = t.account_id
   cross join lateral (select case when t.quiet_until > desk.now() then t.quiet_until end as until) q
    left join people.person p on p.id = t.assignee_id
    left join people.person k on k.id = t.acknowledged_by
   where c.brand_id = $1 and (c.rung > 0 or c.state = 'breached') and c.stopped_at is null and c.state <> 'cancelled'
     and not c.is_history and t.state in ('open', 'waiting')
     and ($2::smallint is null
          or (-c.rung, c.due_at, c.ticket_id, c.kind, c.round)
             > (-$2::smallint, case $3::text when 'infinity' then 'infinity'
                  else timestamptz 'epoch' + $3::bigint * interval '1 microsecond' end, $4::uuid, $5::text, $6::int))
   order by -c.rung, c.due_at, c.ticket_id, c.kind, c.round
   limit $7`;

export function climbingRows(
  desk: Pick<EntityManager, 'query'>,
  brandId: string,
  { after, limit }: { after: ClimbingPlace | null; limit: number },
): Promise<FoundRow[]> {
  const { rung = null, dueAt = null, ticketId = null, clock = null, round = null } = after ?? {};
  return desk.query<FoundRow[]>(ROWS, [brandId, rung, dueAt, ticketId, clock, round, limit]);
}

const PLACE =
  /^(\d{1,4})\.(-?\d{1,17}|infinity)\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(first_response|next_response|resolution)\.(\d{1,9})$/;

export const placeText = ({ rung, dueAt, ticketId, clock, round }: ClimbingPlace) =>
  [rung, dueAt, ticketId, clock, round].join('.');

/** @returns null where the text is no place. */
export function placeFrom(text: string): ClimbingPlace | null {
  const [, rung, dueAt, ticketId, clock, round] = PLACE.exec(text) ?? [];
  if (!rung || !dueAt || !ticketId || !clock || !round) return null;
  return { rung: Number(rung), dueAt, ticketId, clock, round: Number(round) };
}
