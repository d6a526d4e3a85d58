import type { EntityManager } from 'typeorm';
import type { Channel } from '@evenhand/shared/wire/channel';
import type { TicketState } from '@evenhand/shared/wire/queue';
import { NotFound } from '../../platform/refusal.js';

/** A ticket that is to be answered, held until the end of the transaction. */
export interface AskedTicket {
  readonly id: string;
  readonly accountId: string;
  readonly handle: string;
  readonly channel: Channel;
  readonly state: TicketState;
  readonly language: string;
  readonly assigneeId: string | null;
  readonly isHistory: boolean;
  /** The customer's last post to arrive: a reply answers it. */
  readonly lastPostId: string;
}

const HOLD = `
  select t.id, t.account_id as "accountId", t.channel, t.state, t.language, t.assignee_id as "assigneeId",
         t.is_history as "isHistory", a.handle,
         (select p.id from desk.post p
           where p.brand_id = t.brand_id and p.ticket_id = t.id and p.outcome in ('ticket', 'attached')
           order by p.arrival desc limit 1) as "lastPostId"
    from desk.ticket t
    join desk.account a on (a.brand_id, a.id) = (t.brand_id, t.account_id)
   where t.brand_id = $1 and t.id = $2
     for no key update of t`;

/** What arrived after a post, however it is dated; all of it where the post is not the ticket's. */
const NEWER = `
  select count(*)::int as count
    from desk.post p
    left join desk.post r on r.brand_id = p.brand_id and r.ticket_id = p.ticket_id and r.id = $3
   where p.brand_id = $1 and p.ticket_id = $2 and p.written_by is distinct from $4
     and (r.id is null or p.arrival > r.arrival)`;

/** @throws NotFound */
export async function holdTicket(tx: EntityManager, brandId: string, ticketId: string): Promise<AskedTicket> {
  const [ticket] = await tx.query<AskedTicket[]>(HOLD, [brandId, ticketId]);
  if (!ticket) throw new NotFound('ticket');
  return ticket;
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
