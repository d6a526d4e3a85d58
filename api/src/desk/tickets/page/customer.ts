import type { EntityManager } from 'typeorm';
import type { Customer } from '@evenhand/shared/wire/ticket';
import type { Named } from '../../intake/names.js';
import { isBlind } from './is-blind.js';

/** Those that nobody holds are left out: they would no longer be blind. */
const CUSTOMER = `
  select a.display_name as name, a.handle,
         coalesce((select json_agg(e order by e."openedAt" desc) from (
           select o.id, o.excerpt, o.state, b.handle as account, desk.instant(o.opened_at) as "openedAt"
             from desk.ticket o
             join desk.account b on b.brand_id = $1 and b.id = o.account_id
            where o.brand_id = $1 and o.author_id = t.author_id and o.id <> t.id
              and not ${isBlind('o')}
            order by o.opened_at desc limit 50) e), '[]') as earlier
    from desk.ticket t
    join desk.author a on a.brand_id = $1 and a.id = t.author_id
   where t.brand_id = $1 and t.id = $2`;

const AUTHORS = `
  select a.display_name as name, a.handle, a.former_names as "formerNames" from desk.author a
   where a.brand_id = $1 and a.id in (
     select p.author_id from desk.post p where p.brand_id = $1 and p.ticket_id = $2 and p.outcome <> 'reply'
     union select t.author_id from desk.ticket t where t.brand_id = $1 and t.id = $2)`;

/** Who a ticket is about, with what else they have written to this brand. */
export async function customerOf(
  desk: Pick<EntityManager, 'query'>,
  brandId: string,
  ticketId: string,
): Promise<Customer | null> {
  const [customer] = await desk.query<Customer[]>(CUSTOMER, [brandId, ticketId]);
  return customer ?? null;
}

/** Everybody who wrote on a ticket and is not us. */
export const authorsOf = (
  desk: Pick<EntityManager, 'query'>,
  brandId: string,
  ticketId: string,
): Promise<Named[]> => desk.query<Named[]>(AUTHORS, [brandId, ticketId]);
