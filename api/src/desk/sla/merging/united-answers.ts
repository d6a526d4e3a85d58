import type { EntityManager } from 'typeorm';
import type { Answer } from '../../tickets/timekeeping.js';

/** All of it was given before the answer that is on record as the first: among more posts, another one may be. */
const EARLIER = `
  select p.ticket_id as "ticketId", p.posted_at as at, p.is_deflection as "isDeflection"
    from desk.post p
    left join desk.clock c on c.brand_id = $1 and c.ticket_id = p.ticket_id and c.kind = 'first_response'
   where p.brand_id = $1 and p.ticket_id = $2 and p.outcome = 'reply' and p.answers_customer
     and p.posted_at < coalesce(c.stopped_at, 'infinity')
   order by p.posted_at`;

/** What may be a ticket's first response, now that posts of another one stand on it. */
export function answersBeforeFirst(tx: EntityManager, brandId: string, ticketId: string): Promise<Answer[]> {
  return tx.query<Answer[]>(EARLIER, [brandId, ticketId]);
}
