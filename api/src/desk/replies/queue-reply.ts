import type { EntityManager } from 'typeorm';
import { isDeflection } from '@evenhand/shared/replies/deflection';
import type { NewReply } from '@evenhand/shared/wire/ticket';
import { clock } from '../../clock.js';
import { actorOf } from '../../ledger/actor.js';
import { append } from '../../ledger/append.js';
import { salted } from '../../ledger/salted.js';
import type { Viewer } from '../../people/sessions.js';
import type { AskedTicket } from './asked-ticket.js';
import { dropDraft } from './drafts-of-replies.js';
import { idTaken } from './may-reply.js';
import { findOutgoing, queueOutgoing, type OutgoingRow } from './outgoing.js';

/** For so long it can be taken back. */
const UNDO_MS = 10_000;

/** Who presses send. */
export type Writer = Pick<Viewer, 'id' | 'name'>;

/** A reply, and whose it is. */
export interface Asked {
  readonly by: Writer;
  readonly reply: NewReply;
}

/** What was a draft is on its way, in the caller's transaction, which holds the ticket. @throws Refusal */
export async function queueReply(
  tx: EntityManager,
  brandId: string,
  ticket: AskedTicket,
  { by, reply }: Asked,
): Promise<OutgoingRow> {
  const { salt, textHash } = salted(reply.text);
  const queuedAt = await clock.now(tx);
  const sendAt = new Date(queuedAt.getTime() + UNDO_MS);
  const { id: ticketId, accountId, channel, lastPostId: answersPostId } = ticket;
  const isQueued = await queueOutgoing(tx, {
    ...{ brandId, id: reply.id, ticketId, accountId, channel, answersPostId, personId: by.id },
    ...{ signedAs: `${by.name} of ${ticket.handle}`, text: reply.text, salt, readUpTo: reply.readUpTo },
    ...{ isDeflection: isDeflection(reply.text), thenState: reply.then, queuedAt, sendAt },
  });
  if (!isQueued) throw idTaken();
  await dropDraft(tx, brandId, ticketId, by.id);
  const body = { replyId: reply.id, textHash, sendAt: sendAt.toISOString(), then: reply.then };
  await append(tx, brandId, [
    { chain: ticketId, kind: 'reply queued', actor: actorOf(by.id), at: queuedAt, body },
  ]);
  return (await findOutgoing(tx, brandId, reply.id)) as OutgoingRow;
}
