import type { EntityManager } from 'typeorm';

const ANSWERED = `
  select exists (
    select from desk.post p
     where p.brand_id = $1 and p.ticket_id = $2 and p.outcome = 'reply' and p.answers_customer
       and p.posted_at >= (select e.at from ledger.event e
                            where e.brand_id = $1 and e.chain = $2 and e.kind = 'claimed'
                            order by e.seq desc limit 1)) as "hasAnswered"`;

/** Whether the customer has had an answer of ours since somebody last claimed the ticket. */
export async function hasAnsweredSinceClaim(
  tx: EntityManager,
  brandId: string,
  ticketId: string,
): Promise<boolean> {
  const [row] = await tx.query<{ hasAnswered: boolean }[]>(ANSWERED, [brandId, ticketId]);
  return row?.hasAnswered ?? false;
}
