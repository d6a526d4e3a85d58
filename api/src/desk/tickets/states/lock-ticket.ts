import type { EntityManager } from 'typeorm';
import type { Channel } from '@evenhand/shared/wire/channel';
import type { TicketState } from '@evenhand/shared/wire/queue';
import { NotFound } from '../../../platform/refusal.js';

/** A ticket that this transaction alone changes, as it stood when it was taken. */
export interface LockedTicket {
  readonly id: string;
  readonly accountId: string;
  readonly channel: Channel;
  readonly state: TicketState;
  readonly assigneeId: string | null;
  readonly answeredAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly isHistory: boolean;
}

const LOCK = `
  select id, account_id as "accountId", channel, state, assignee_id as "assigneeId", answered_at as "answeredAt",
         resolved_at as "resolvedAt", is_history as "isHistory"
    from desk.ticket where brand_id = $1 and id = $2 for no key update`;

/** The ticket first, before anything of its own is touched. @throws NotFound */
export async function lockTicket(
  tx: EntityManager,
  brandId: string,
  ticketId: string,
): Promise<LockedTicket> {
  const [ticket] = await tx.query<LockedTicket[]>(LOCK, [brandId, ticketId]);
  if (!ticket) throw new NotFound('ticket');
  return ticket;
}
