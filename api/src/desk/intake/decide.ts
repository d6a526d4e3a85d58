import type { Outcome } from '@evenhand/shared/wire/post';
import type { InboxPost } from './inbox.js';
import { asWords, sayOneOf } from '@evenhand/shared/words/phrases';

/** A post that is already placed, as a later one in its thread needs to know it. */
export interface PlacedPost {
  readonly ticketId: string | null;
  readonly authorExternalId: string;
  readonly outcome: Outcome;
  readonly answersCustomer: boolean;
  /** Its ticket is imported history. */
  readonly isHistory: boolean;
}

/** What intake looks at around a post. Nothing in it says how large anybody's audience is. */
export interface Neighbourhood {
  /** Whether this is, as the channel authenticated it, one of the brand's own accounts. */
  isOurs(channel: string, authorExternalId: string): boolean;
  /** The brand's names on a channel, lower case, without the @. */
  ourNames(channel: string): ReadonlySet<string>;
  placed(channel: string, externalId: string): PlacedPost | undefined;
  /** The author of a ticket's first post. */
  customerOf(ticketId: string): string | undefined;
  openTicketOf(post: InboxPost): string | undefined;
  /** One that was called fixed, is watched, and was about the same; for thanks, the last one. */
  watchedTicketOf(post: InboxPost): string | undefined;
}

/** What becomes of a post, and why, in words for the record. */
export interface Decision {
  readonly outcome: Outcome;
  readonly ticketId: string | null;
  readonly reason: string;
  /** A reply of ours that answers the ticket's customer, and not somebody who joined. */
  readonly answersCustomer: boolean;
}

/** The first rule that fits. @param newTicketId used if a ticket is to be opened. */
export function decide(post: InboxPost, around: Neighbourhood, newTicketId: () => string): Decision {
  const parent = post.inReplyTo === null ? undefined : around.placed(post.channel, post.inReplyTo);
  if (around.isOurs(post.channel, post.author.externalId)) return reply(parent, around);
  if (post.isDeleted) return placed('elsewhere', null, 'its author had taken it back before it came in');
  const inThread = followUp(post, parent, around);
  if (inThread) return inThread;
  if (post.isConfirmation) return placed('elsewhere', null, 'it confirms the fix of no ticket of ours');
  const stranger = parent?.outcome === 'reply' ? null : whyElsewhere(post, around);
  if (stranger) return placed('elsewhere', null, stranger);
  return again(post, around) ?? placed('ticket', newTicketId(), 'a complaint that belongs to no open ticket');
}

/** Outside any thread, of somebody whose ticket is open, or was called fixed. */
function again(post: InboxPost, around: Neighbourhood): Decision | undefined {
  const open = around.openTicketOf(post);
  if (open)
    return placed(
      'attached',
      open,
      'the customer wrote again to the same account while this ticket was open',
    );
  const watched = around.watchedTicketOf(post);
  return watched === undefined
    ? undefined
    : placed('attached', watched, 'the customer wrote on the same topic while the fix was watched');
}

/** In the thread of a ticket, or an edit of a post of one. History is not armed: what comes live goes on outside it. */
function followUp(
  post: InboxPost,
  parent: PlacedPost | undefined,
  around: Neighbourhood,
): Decision | undefined {
  const edited = post.editOf === null ? undefined : around.placed(post.channel, post.editOf);
  const before = edited ?? parent;
  if (!before?.ticketId || (before.isHistory && !post.isHistory)) return undefined;
  if (around.customerOf(before.ticketId) !== post.author.externalId)
    return placed('bystander', before.ticketId, 'somebody else joined the thread of this ticket');
  return placed('attached', before.ticketId, whyAttached(post, edited !== undefined));
}

function whyAttached(post: InboxPost, isEdit: boolean): string {
  if (post.isConfirmation) return 'the customer confirmed that it is fixed';
  return isEdit
    ? 'the customer edited a post of this ticket'
    : 'the customer went on in the thread of their ticket';
}

function reply(parent: PlacedPost | undefined, around: Neighbourhood): Decision {
  if (!parent?.ticketId) return placed('reply', null, 'a post of our own account that answers no ticket');
  const answersCustomer =
    parent.outcome === 'reply'
      ? parent.answersCustomer
      : parent.authorExternalId === around.customerOf(parent.ticketId);
  const reason = answersCustomer
    ? 'our own account answered the customer'
    : 'our own account answered somebody who joined, not the customer';
  return { outcome: 'reply', ticketId: parent.ticketId, reason, answersCustomer };
}

function whyElsewhere(post: InboxPost, around: Neighbourhood): string | null {
  if (post.accountId === null) return 'it reaches no account of ours';
  if (post.visibility === 'direct' || post.mentions.length === 0) return null;
  const ours = around.ourNames(post.channel);
  const isAboutUs = sayOneOf([post.text, ...post.mentions].map(asWords), [...ours].map(asWords));
  return isAboutUs ? null : 'it is addressed to others and does not name us';
}

const placed = (outcome: Outcome, ticketId: string | null, reason: string): Decision => ({
  outcome,
  ticketId,
  reason,
  answersCustomer: false,
});
