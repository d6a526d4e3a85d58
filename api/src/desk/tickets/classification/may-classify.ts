import type { TicketState } from '@evenhand/shared/wire/queue';
import { Refusal } from '../../../platform/refusal.js';
import type { LockedTicket } from '../states/lock-ticket.js';
import type { By } from '../states/state-changes.js';

const LIVE: readonly TicketState[] = ['open', 'waiting', 'resolved'];

/** @throws Refusal for whoever does not hold the ticket and is no manager */
export function refuseStrangers({ assigneeId }: LockedTicket, { personId, role }: By): void {
  if (role === 'manager' || assigneeId === personId) return;
  throw new Refusal(
    'not-claimed',
    assigneeId === null
      ? 'Claim this ticket first: who says what it is about has read it and answers for it.'
      : 'A colleague has claimed this ticket. They, or a manager, say what it is about.',
  );
}

/** @throws Refusal where nothing is promised any more */
export function refuseOver({ state }: LockedTicket): void {
  if (LIVE.includes(state)) return;
  throw new Refusal(
    'not-from-here',
    `This ticket is ${state}: what it is about is not changed any more.`,
    409,
  );
}
