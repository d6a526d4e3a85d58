import type { EntityManager } from 'typeorm';
import { answeredSinceClaim } from './answered-since-claim.js';

/** In real time, as presence is. */
const GONE_FOR = "interval '15 minutes'";
/** The rest lapses with the next look. */
const MOST = 500;

const EXPIRE = `
  update desk.ticket t set assignee_id = null, claimed_at = null
    from (select c.brand_id, c.id, c.assignee_id from desk.ticket c
           where c.claimed_at < now() - ${GONE_FOR} and c.state = 'open'
             and not exists (select from desk.presence p
                              where (p.brand_id, p.person_id) = (c.brand_id, c.assignee_id)
                                and p.seen_at > now() - ${GONE_FOR})
           order by c.brand_id, c.id limit ${MOST}
             for no key update of c skip locked) lapsed
   where (t.brand_id, t.id) = (lapsed.brand_id, lapsed.id)
  returning t.brand_id as "brandId", t.id as "ticketId", lapsed.assignee_id as "personId",
         ${answeredSinceClaim('t.brand_id', 't.id', 'lapsed.assignee_id')} as "hasAnswered"`;

export interface Expired {
  readonly brandId: string;
  readonly ticketId: string;
  readonly personId: string;
  readonly hasAnswered: boolean;
}

/** Takes open tickets from holders who have long shown no sign of life. One that waits for its customer is kept. */
export async function expireClaims(tx: EntityManager): Promise<Expired[]> {
  const [expired] = await tx.query<[Expired[], number]>(EXPIRE);
  return expired;
}
