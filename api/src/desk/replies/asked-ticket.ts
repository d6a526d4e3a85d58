import type { EntityManager } from 'typeorm';
import { lockTicket, type LockedTicket } from '../tickets/states/lock-ticket.js';

/** A ticket that is to be answered, and is locked. */
export interface AskedTicket extends LockedTicket {
  readonly handle: string;
  readonly language: string;
  /** The customer's last post to arrive: a reply answers it. */
  readonly lastPostId: string;
}

const ASKED = `
  select t.language, a.handle,
         (select p.id from desk.post p
           where p.brand_id = t.brand_id and p.ticket_id = t.id and p.outcome in ('ticket', 'attached')
           order by p.arrival desc limit 1) as "lastPostId"
    from desk.ticket t
    join desk.account a on (a.brand_id, a.id) = (t.brand_id, t.account_id)
   where t.brand_id = $1 and t.id = $2`;

/** What arrived after a post, however it is dated; all of it where the post is not the ticket's. */
const NEWER = `
  select count(*)::int as count
    from desk.post p
    left join desk.post r on r.brand_id = p.brand_id and r.ticket_id = p.ticket_id and r.id = $3
   where p.brand_id = $1 and p.ticket_id = $2 and p.written_by is distinct from $4
     and (r.id is null or p.arrival > r.arrival)`;

/**
 * Reads once it has the lock: in one statement with it, a post that was written while it waited would not be seen.
 * @throws NotFound
 */
export async function lockAskedTicket(
  tx: EntityManager,
  brandId: string,
  ticketId: string,
): Promise<AskedTicket> {
  const ticket = await lockTicket(tx, brandId, ticketId);
  const [asked] = await tx.query<[Omit<AskedTicket, keyof LockedTicket>]>(ASKED, [brandId, ticketId]);
  return { ...ticket, ...asked };
}

/** How many posts a writer has not read; their own are none of these. */
export async function postsSince(
  tx: EntityManager,
  brandId: string,
  ticketId: string,
  { readUpTo, personId }: { readUpTo: string | null; personId: string },
): Promise<number> {
  const [row] = await tx.query<{ count: number }[]>(NEWER, [brandId, ticketId, readUpTo, personId]);
  return row?.count ?? 0;
}
