import type { EntityManager } from 'typeorm';
import type { PolicyRow } from '@evenhand/shared/wire/policies';

/** Which; without a version the latest, without an id every one that can be chosen. */
export interface Wanted {
  readonly id?: string;
  readonly version?: number;
}

const ROWS = `
  with shown as (
    select distinct on (id) id, version, name, is_default, created_at from desk.policy
     where brand_id = $1 and (id = $2 or $2 is null and retired_at is null) and ($3::int is null or version = $3)
     order by id, version desc
  ), latest as (
    select id, max(version) as version from desk.policy where brand_id = $1 group by id
  ), live as (
    select t.id as ticket_id, a.policy_id as chosen, c.policy_id, c.policy_version,
           c.state in ('running', 'paused') and coalesce(c.due_at, 'infinity') > desk.now() as counts
      from desk.ticket t
      join desk.account a on (a.brand_id, a.id) = ($1, t.account_id)
      join desk.clock c on (c.brand_id, c.ticket_id) = ($1, t.id) and c.stopped_at is null and c.state <> 'cancelled'
     where t.brand_id = $1 and t.state in ('open', 'waiting') and not t.is_history
  ), open as (
    select policy_id, count(distinct ticket_id) as tickets from live group by policy_id
  ), movable as (
    select l.chosen, l.ticket_id, bool_or(l.policy_id <> l.chosen) as comes
      from live l join latest on latest.id = l.chosen
     where l.counts and (l.policy_id <> l.chosen or l.policy_version < latest.version)
     group by l.chosen, l.ticket_id
  ), moving as (
    select chosen, count(*) filter (where not comes) as older, count(*) filter (where comes) as coming
      from movable group by chosen
  ), origin as (
    select l.chosen, json_agg(distinct p.name) as names
      from live l join latest on latest.id = l.policy_id
      join desk.policy p on (p.brand_id, p.id, p.version) = ($1, latest.id, latest.version)
     where l.counts and l.policy_id <> l.chosen
     group by l.chosen
  )
  select p.id, p.version, p.name, p.is_default as "isDefault", desk.instant(p.created_at) as "changedAt",
         (select json_agg(json_build_object('name', r.name, 'conditions', r.conditions) order by r.position)
            from desk.policy_rule r
           where r.brand_id = $1 and (r.policy_id, r.policy_version) = (p.id, p.version)) as rules,
         (select coalesce(json_agg(json_build_object('id', a.id, 'handle', a.handle) order by lower(a.handle), a.id), '[]')
            from desk.account a where a.brand_id = $1 and a.policy_id = p.id) as accounts,
         coalesce(o.tickets, 0)::int as "openTickets", coalesce(m.older, 0)::int as "openUnderOlder",
         coalesce(m.coming, 0)::int as "openElsewhere", coalesce(f.names, '[]') as elsewhere
    from shown p
    left join open o on o.policy_id = p.id
    left join moving m on m.chosen = p.id
    left join origin f on f.chosen = p.id
   order by not p.is_default, lower(p.name), p.id`;

export const policyRows = (
  tx: Pick<EntityManager, 'query'>,
  brandId: string,
  { id, version }: Wanted = {},
): Promise<PolicyRow[]> => tx.query<PolicyRow[]>(ROWS, [brandId, id ?? null, version ?? null]);
