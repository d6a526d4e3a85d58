import type { EntityManager } from 'typeorm';
import { append } from '../../../ledger/append.js';
import { clock } from '../../../clock.js';
import { breachEntry, type Breach } from '../entries/breach-entry.js';

/**
 * Which clocks of history to judge: all that are past, or, while an import may still bring the answer, those that fell
 * due after their ticket was taken in, or whose ticket was taken in an hour ago.
 */
export type Unsettled = 'all' | 'later';

const BATCH = 1_000;

/** What locks and limits stands in a part of its own, or a plan may run it again for each row. */
const SETTLE = `
  with past as materialized (
    select c.ticket_id, c.kind, c.round
      from desk.clock c join desk.ticket t on (t.brand_id, t.id) = (c.brand_id, c.ticket_id)
     where c.brand_id = $1 and c.is_history and c.state = 'running' and c.due_at <= desk.now() and t.state <> 'resolved'
       and ($2 = 'all' or c.due_at > t.taken_at or t.taken_at < desk.now() - interval '1 hour')
     order by c.due_at, c.ticket_id limit ${BATCH} for no key update of c, t skip locked
  )
  update desk.clock c set state = 'breached', breached_at = c.due_at, detected_at = desk.now()
    from past
   where c.brand_id = $1 and (c.ticket_id, c.kind, c.round) = (past.ticket_id, past.kind, past.round)
  returning c.ticket_id as "ticketId", c.kind as clock, c.round, c.due_at as "dueAt"`;

/**
 * Records the breaches of imported tickets that nobody answered, at their own instants. Nobody is told.
 * @returns how many; call it again while it is not 0.
 */
export async function settleHistory(tx: EntityManager, brandId: string, which: Unsettled): Promise<number> {
  const [past] = await tx.query<[Breach[], number]>(SETTLE, [brandId, which]);
  const now = await clock.now(tx);
  const entries = past
    .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
    .map((one) => breachEntry({ ...one, isHistory: true }, now));
  await append(tx, brandId, entries);
  return past.length;
}
