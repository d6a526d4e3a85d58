import type { EntityManager } from 'typeorm';
import type { MergeChoices } from '@evenhand/shared/wire/ticket';

/** Those that nobody holds are left out: that one person wrote both would say who wrote them. */
const CHOICES = `
  select o.id, o.excerpt, o.state, b.handle as account, desk.instant(o.opened_at) as "openedAt"
    from desk.ticket t
    join desk.ticket o on o.brand_id = $1 and o.author_id = t.author_id and o.id <> t.id
     and o.is_history = t.is_history and o.state in ('open', 'waiting', 'resolved') and o.assignee_id is not null
    join desk.account b on b.brand_id = $1 and b.id = o.account_id
   where t.brand_id = $1 and t.id = $2 and t.assignee_id is not null and t.state in ('open', 'waiting', 'resolved')
   order by o.opened_at desc limit 50`;

/** Where a ticket may go. */
export const mergeChoices = (
  desk: Pick<EntityManager, 'query'>,
  brandId: string,
  ticketId: string,
): Promise<MergeChoices> => desk.query<MergeChoices>(CHOICES, [brandId, ticketId]);
