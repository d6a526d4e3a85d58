import type { Placement } from '../../intake/ticket-book.js';
import type { LockedTicket } from './lock-ticket.js';

/** What a post of the customer's makes of their ticket. */
export interface CustomerMove {
  /** As it stood before this post. */
  readonly ticket: LockedTicket;
  readonly to: 'open' | 'closed';
  readonly postId: string;
}

/**
 * In the order of the posts. Who writes again wants to be read, whatever the ticket had become; who confirms a fix
 * closes it. Bystanders, edits and imported history move nothing.
 * @param before the tickets that the posts were placed in; new ones are left out
 */
export function customerMoves(
  placements: readonly Placement[],
  before: ReadonlyMap<string, LockedTicket>,
): CustomerMove[] {
  const tickets = new Map(before);
  return placements.flatMap(({ post, decision }) => {
    const ticket = tickets.get(decision.ticketId ?? '');
    if (!ticket || decision.outcome !== 'attached' || post.isHistory || post.editOf !== null) return [];
    const to = post.isConfirmation ? 'closed' : 'open';
    if (!MOVES[to].has(ticket.state)) return [];
    tickets.set(ticket.id, { ...ticket, state: to });
    return [{ ticket, to, postId: post.id }];
  });
}

const MOVES = {
  open: new Set<string>(['waiting', 'resolved', 'closed', 'set aside']),
  closed: new Set<string>(['resolved']),
};
