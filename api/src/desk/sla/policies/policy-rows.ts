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
  ), open as (
    select c.policy_id, count(distinct c.ticket_id) as tickets,
           count(distinct c.ticket_id) filter (where c.policy_version
             < (select max(version) from desk.policy where brand_id = $1 and id = c.policy_id)) as older
      from desk.ticket t
      join desk.clock c on (c.brand_id, c.ticket_id) = ($1, t.id) and c.stopped_at is null and c.state <> 'cancelled'
     where t.brand_id = $1 and t.state in ('open', 'waiting') and not t.is_history
     group by c.policy_id
  )
  select p.id, p.version, p.name, p.is_default as "isDefault", desk.instant(p.created_at) as "changedAt",
         (select json_agg(json_build_object('name', r.name, 'conditions', r.conditions) order by r.position)
            from desk.policy_rule r
           where r.brand_id = $1 and (r.policy_id, r.policy_version) = (p.id, p.version)) as rules,
         (select coalesce(json_agg(json_build_object('id', a.id, 'handle', a.handle) order by lower(a.handle), a.id), '[]')
            from desk.account a where a.brand_id = $1 and a.policy_id = p.id) as accounts,
         coalesce(o.tickets, 0)::int as "openTickets", coalesce(o.older, 0)::int as "openUnderOlder"
    from shown p left join open o on o.policy_id = p.id
   order by not p.is_default, lower(p.name), p.id`;

export const policyRows = (
  tx: Pick<EntityManager, 'query'>,
  brandId: string,
  { id, version }: Wanted = {},
): Promise<PolicyRow[]> => tx.query<PolicyRow[]>(ROWS, [brandId, id ?? null, version ?? null]);
