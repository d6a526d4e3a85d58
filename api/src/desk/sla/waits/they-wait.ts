/**
 * The customer has said something that no answer of ours has followed: it is they who wait for us. In SQL; `$1` is the
 * brand. @param ticket its id
 */
export const theyWait = (ticket: string): string => `
  exists (select from desk.post p
           where p.brand_id = $1 and p.ticket_id = ${ticket} and p.outcome in ('ticket', 'attached') and p.wants_answer
             and not exists (select from desk.post r
                              where r.brand_id = $1 and r.ticket_id = ${ticket} and r.outcome = 'reply'
                                and r.answers_customer and not r.is_deflection and r.posted_at >= p.posted_at))`;
