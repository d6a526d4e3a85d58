import type { DataSource } from 'typeorm';
import { clock } from '../../clock.js';
import { lockTicket } from '../tickets/states/lock-ticket.js';
import { backToDraft } from './back-to-draft.js';
import { holdReply } from './outgoing.js';
import { giveUp } from './settle.js';
import type { TakenReply } from './take-due.js';

const LEFT = 'Its writer does not work for this brand any more. It may have gone out before they left.';

/** A reply that was taken, and whose writer has left: nothing more goes out under their name. */
export async function withdraw(desk: DataSource, reply: TakenReply): Promise<void> {
  if (reply.mayBeSent) return giveUp(desk, reply, { kind: 'unsure', code: 'left', reason: LEFT });
  const { brandId, ticketId, id, timesTaken } = reply;
  await desk.transaction(async (tx) => {
    await lockTicket(tx, brandId, ticketId);
    const held = await holdReply(tx, brandId, ticketId, id);
    if (held.state !== 'sending' || held.timesTaken !== timesTaken) return;
    await backToDraft(tx, held, { actor: 'desk', at: await clock.now(tx), reason: 'left' });
  });
}
