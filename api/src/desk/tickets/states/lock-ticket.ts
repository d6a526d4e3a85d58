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
  readonly recurrences: number;
  /** The third party that it waits for; null where it is the customer, or nobody. */
  readonly waitingOn: string | null;
}

const LOCK = `
  select id, account_id as "accountId", channel, state, assignee_id as "assigneeId", answered_at as "answeredAt",
         resolved_at as "resolvedAt", is_history as "isHistory", recurrences,
         waiting_on as "waitingOn"
    from desk.ticket where brand_id = $1 and id = any($2) order by id for no key update`;

/** Takes the tickets, in one order, before anything of theirs is touched. Those that are not there are left out. */
export async function lockTickets(
  tx: EntityManager,
  brandId: string,
  ids: readonly string[],
): Promise<Map<string, LockedTicket>> {
  if (ids.length === 0) return new Map();
  const tickets = await tx.query<LockedTicket[]>(LOCK, [brandId, ids]);
  return new Map(tickets.map((ticket) => [ticket.id, ticket]));
}

/** @throws NotFound */
export async function lockTicket(
  tx: EntityManager,
  brandId: string,
  ticketId: string,
): Promise<LockedTicket> {
  const ticket = (await lockTickets(tx, brandId, [ticketId])).get(ticketId);
  if (!ticket) throw new NotFound('ticket');
  return ticket;
}
