import type { DataSource } from 'typeorm';
import type { AccountRow } from '@evenhand/shared/wire/accounts';

const last = (isReply: boolean) => `
  (select desk.instant(max(p.posted_at)) from desk.post p
    where p.brand_id = $1 and p.account_id = a.id and (p.outcome = 'reply') = ${isReply})`;

const ROWS = `
  select a.id, a.channel, a.handle,
         case when o.id is not null then json_build_object('id', o.id, 'name', o.name) end as owner,
         coalesce((select json_agg(json_build_object('clock', g.clock, 'seconds', g.seconds) order by g.seconds)
                     from desk.target g
                    where g.brand_id = $1 and g.clock <> 'next_response'
                      and (g.policy_id, g.policy_version, g.rule) = (
                            select policy_id, policy_version, position from desk.policy_rule
                             where brand_id = $1 and policy_id = a.policy_id
                             order by policy_version desc, position desc limit 1)), '[]') as targets,
         case when a.channel = 'board' then '/board/' || a.id end as "boardPath",
         ${last(false)} as "lastReceivedAt",
         ${last(true)} as "lastAnsweredAt",
         desk.instant(open.oldest) as "oldestUnansweredAt", coalesce(open.tickets, 0)::int as "openTickets"
    from desk.account a
    left join people.person o on o.id = a.owner_id
    left join (select account_id, count(*) as tickets, min(opened_at) filter (where answered_at is null) as oldest
                 from desk.ticket where brand_id = $1 and state in ('open', 'waiting') and not is_history
                group by account_id) open on open.account_id = a.id
   where a.brand_id = $1
   order by lower(a.handle), a.channel, a.id`;

/** Each of the brand's accounts, with when it last heard and last spoke. */
export const accountRows = (desk: Pick<DataSource, 'query'>, brandId: string): Promise<AccountRow[]> =>
  desk.query<AccountRow[]>(ROWS, [brandId]);
