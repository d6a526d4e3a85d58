import type { DataSource, EntityManager } from 'typeorm';
import { clock } from '../../clock.js';
import { append } from '../../ledger/append.js';
import { lockTicket } from '../tickets/states/lock-ticket.js';
import type { Ending } from './attempt.js';
import type { TakenReply } from './take-due.js';

/** Nobody but the one who holds the lease says how it ended; whoever lost it has nothing more to say. */
const END = `
  update desk.outgoing set state = $4, reason = $5, taken_until = null
   where brand_id = $1 and id = $2 and times_taken = $3 and state = 'sending'
  returning id`;

const AGAIN = `
  update desk.outgoing set state = $4, reason = $5, taken_until = now() + make_interval(secs => $6)
   where brand_id = $1 and id = $2 and times_taken = $3 and state = 'sending'`;

/** It comes round again later. Where it may have gone out it is on its way until then, else it waits in the queue. */
export async function postpone(
  desk: DataSource,
  { brandId, id, timesTaken }: TakenReply,
  { mayBeSent, reason, afterSeconds }: Extract<Ending, { kind: 'again' }>,
): Promise<void> {
  const state = mayBeSent ? 'sending' : 'queued';
  await desk.query(AGAIN, [brandId, id, timesTaken, state, reason, afterSeconds]);
}

/** It ends without being delivered, or without anybody knowing: an agent sees it and decides. */
export function giveUp(
  desk: DataSource,
  { brandId, ticketId, id, attempts, timesTaken }: TakenReply,
  { kind, code, reason }: Extract<Ending, { kind: 'refused' | 'unsure' }>,
): Promise<void> {
  return desk.transaction(async (tx: EntityManager) => {
    await lockTicket(tx, brandId, ticketId);
    const [ended] = await tx.query<[unknown[], number]>(END, [brandId, id, timesTaken, kind, reason]);
    if (ended.length === 0) return;
    const at = await clock.now(tx);
    const body = { replyId: id, reason: code, attempts };
    await append(tx, brandId, [{ chain: ticketId, kind: `reply ${kind}`, actor: 'desk', at, body }]);
  });
}
