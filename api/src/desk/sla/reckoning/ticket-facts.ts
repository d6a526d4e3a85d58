import type { EntityManager } from 'typeorm';
import type { Facts } from '@evenhand/shared/sla/conditions';
import type { TicketState } from '@evenhand/shared/wire/queue';
import type { PauseReason } from '@evenhand/shared/wire/policies';
import { theyWait } from '../waits/they-wait.js';

/** A ticket as rules and clocks see it now. */
export interface TicketFacts {
  readonly ticketId: string;
  readonly excerpt: string;
  readonly state: TicketState;
  readonly recurrences: number;
  /** What its account promises by now. */
  readonly policyId: string;
  /** Null where it waits for nobody, and where its customer waits for us whatever it is called. */
  readonly waitsFor: PauseReason | null;
  readonly facts: Facts;
}

const READ = `
  select t.id as "ticketId", t.excerpt, t.state, t.recurrences, a.policy_id as "policyId",
         case when t.state <> 'waiting' then null
              when t.waiting_on is not null then 'third party'
              when not ${theyWait('t.id')} then 'customer' end as "waitsFor",
         json_build_object('accountId', t.account_id, 'channel', t.channel, 'topic', t.topic, 'severity', t.severity,
           'language', t.language, 'contract', t.contract, 'agency', a.agency, 'text', coalesce(opening.text, ''),
           'at', round(extract(epoch from t.opened_at) * 1000)) as facts
    from desk.ticket t
    join desk.account a on a.brand_id = $1 and a.id = t.account_id
    left join lateral (select p.text from desk.post p where p.brand_id = $1 and p.ticket_id = t.id and p.outcome = 'ticket'
                        order by p.posted_at limit 1) opening on true
   where t.brand_id = $1 and t.id = any($2)
   order by t.id`;

export const ticketFacts = (
  tx: Pick<EntityManager, 'query'>,
  brandId: string,
  ticketIds: readonly string[],
): Promise<TicketFacts[]> => tx.query<TicketFacts[]>(READ, [brandId, ticketIds]);
