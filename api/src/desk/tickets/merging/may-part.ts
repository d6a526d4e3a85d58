import type { EntityManager } from 'typeorm';
import { Refusal } from '../../../platform/refusal.js';
import type { LockedTicket } from '../states/lock-ticket.js';
import type { By } from '../states/state-changes.js';

const AT_WORK = new Set(['open', 'waiting', 'resolved']);

/** A reply that is being sent answers a post of the ticket under which it was written. */
const ON_ITS_WAY = `
  select from desk.outgoing
   where brand_id = $1 and ticket_id = $2 and state in ('queued', 'sending') limit 1`;

/** Who may change the state of a ticket may merge and split it; nobody does either with one that nobody has read. */
export function refuseOthers({ assigneeId }: LockedTicket, { personId, role }: By): void {
  if (assigneeId === null)
    throw new Refusal(
      'not-claimed',
      'Nobody has claimed this ticket. Claim it first: who wrote it is not known yet.',
    );
  if (assigneeId !== personId && role !== 'manager')
    throw new Refusal(
      'not-yours',
      'A colleague has claimed this ticket. They, or a manager, merge and split it.',
    );
}

export function refuseOver({ state }: LockedTicket, which = 'This ticket'): void {
  if (AT_WORK.has(state)) return;
  throw new Refusal(
    'not-from-here',
    `${which} is ${state}. Open, waiting and resolved tickets are merged and split.`,
    409,
  );
}

/** @throws Refusal 409 */
export async function refuseOnTheWay(tx: EntityManager, brandId: string, ticketId: string): Promise<void> {
  const found = await tx.query<unknown[]>(ON_ITS_WAY, [brandId, ticketId]);
  if (found.length > 0)
    throw new Refusal(
      'reply-on-its-way',
      'A reply is on its way to the customer. Wait until it is there, or take it back.',
      409,
    );
}
