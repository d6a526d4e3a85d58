import type { EntityManager } from 'typeorm';

/**
 * Whether a ticket's customer has had an answer of ours since somebody last claimed it, in SQL. What its holder has sent
 * counts while nobody knows that it did not arrive.
 */
export const answeredSinceClaim = (brandId: string, ticketId: string, holderId: string) => `
  exists (
    select from (select e.at from ledger.event e
                  where e.brand_id = ${brandId} and e.chain = ${ticketId} and e.kind = 'claimed'
                  order by e.seq desc limit 1) claim
     where exists (select from desk.post p
                    where p.brand_id = ${brandId} and p.ticket_id = ${ticketId} and p.outcome = 'reply'
                      and p.answers_customer and p.posted_at >= claim.at)
        or exists (select from desk.outgoing o
                    where o.brand_id = ${brandId} and o.ticket_id = ${ticketId} and o.person_id = ${holderId}
                      and o.state in ('queued', 'sending', 'unsure') and o.queued_at >= claim.at))`;

const ANSWERED = `select ${answeredSinceClaim('$1', '$2', '$3')} as "hasAnswered"`;

/** Since the last claim, by anybody, or by a reply of its holder's that is on its way. */
export async function hasAnsweredSinceClaim(
  tx: EntityManager,
  brandId: string,
  ticketId: string,
  holderId: string,
): Promise<boolean> {
  const [row] = await tx.query<{ hasAnswered: boolean }[]>(ANSWERED, [brandId, ticketId, holderId]);
  return row?.hasAnswered ?? false;
}
