import type { EntityManager } from 'typeorm';
import { append } from '../../ledger/append.js';
import { giveBackDraft } from './drafts-of-replies.js';
import { takeOutgoingBack, type OutgoingRow } from './outgoing.js';

/** By whom, when, and why where nobody asked for it. */
interface TakingBack {
  readonly actor: string;
  readonly at: Date;
  readonly reason?: 'left';
}

/** A reply that surely was not sent is its writer's draft again. The caller holds the ticket and the reply. */
export async function backToDraft(
  tx: EntityManager,
  reply: OutgoingRow,
  { actor, at, reason }: TakingBack,
): Promise<void> {
  const { brandId, ticketId, id: replyId, personId } = reply;
  await takeOutgoingBack(tx, reply);
  await giveBackDraft(tx, reply);
  const body = { replyId, personId, ...(reason && { reason }) };
  await append(tx, brandId, [{ chain: ticketId, kind: 'reply taken back', actor, at, body }]);
}
