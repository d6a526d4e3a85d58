import { isThanks } from '@evenhand/shared/replies/thanks';
import type { Placement } from '../../intake/ticket-book.js';
import type { LockedTicket } from './lock-ticket.js';

/** What a post of the customer's makes of their ticket. */
export interface CustomerMove {
  /** As it stood before this post. */
  readonly ticket: LockedTicket;
  readonly to: 'open' | 'closed';
  readonly postId: string;
  readonly at: Date;
}

/** What customers' posts make of their tickets, and which of them want no answer. */
export interface CustomerMoves {
  readonly moves: readonly CustomerMove[];
  readonly wantNothing: ReadonlySet<string>;
}

/**
 * In the order of the posts. Who writes again wants to be read, whatever the ticket had become, but for a thank-you
 * for what was called fixed; who confirms a fix closes it. Bystanders, edits and imported history move nothing.
 * @param before the tickets that the posts were placed in; new ones are left out
 */
export function customerMoves(
  placements: readonly Placement[],
  before: ReadonlyMap<string, LockedTicket>,
): CustomerMoves {
  const tickets = new Map(before);
  const wantNothing = new Set<string>();
  const moves = placements.flatMap((placement) => {
    const { post, decision } = placement;
    const ticket = tickets.get(decision.ticketId ?? '');
    if (!wantsAnswer(placement, ticket)) wantNothing.add(post.id);
    const to = post.isConfirmation ? 'closed' : 'open';
    if (!ticket || !isCustomers(placement) || !MOVES[to].has(ticket.state)) return [];
    if (to === 'open' && wantNothing.has(post.id)) return [];
    tickets.set(ticket.id, { ...ticket, state: to });
    return [{ ticket, to, postId: post.id, at: post.postedAt } as const];
  });
  return { moves, wantNothing };
}

const MOVES = {
  open: new Set<string>(['waiting', 'resolved', 'closed', 'set aside']),
  closed: new Set<string>(['resolved']),
};

const isCustomers = ({ post, decision }: Placement) =>
  decision.outcome === 'attached' && !post.isHistory && post.editOf === null;

/** An edit is the same post in other words, a confirmation is no complaint, and thanks for a fix want nothing. */
function wantsAnswer({ post }: Placement, ticket: LockedTicket | undefined): boolean {
  if (post.editOf !== null || post.isConfirmation) return false;
  const isCalledFixed = ticket?.state === 'resolved' || ticket?.state === 'closed';
  return !isCalledFixed || !isThanks(post.text);
}
