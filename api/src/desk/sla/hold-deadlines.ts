import type { EntityManager } from 'typeorm';
import type { Entry } from '../../ledger/append.js';
import { breachEntry, type Breach } from './breach-entry.js';

/** What fell due a moment ago, and the alarm has not come round to: it must not be held with the rest. */
const SETTLE = `
  update desk.clock set state = 'breached', breached_at = due_at, detected_at = $3
   where brand_id = $1 and ticket_id = $2 and state = 'running' and due_at <= $3
  returning ticket_id as "ticketId", kind as clock, round, due_at as "dueAt", is_history as "isHistory"`;

const FORGET = `
  delete from desk.deadline d using desk.clock c
   where d.brand_id = $1 and d.ticket_id = $2 and d.fired_at is null and d.step = 0 and d.threshold <= 100
     and c.brand_id = $1 and (c.ticket_id, c.kind, c.round) = (d.ticket_id, d.clock, d.round) and c.state = 'breached'`;

const HOLD = `
  update desk.deadline set is_held = true where brand_id = $1 and ticket_id = $2 and fired_at is null`;

/** In the caller's transaction, which has locked the ticket. */
export async function holdDeadlines(
  tx: EntityManager,
  brandId: string,
  ticketId: string,
  now: Date,
): Promise<Entry[]> {
  const [late] = await tx.query<[(Breach & { isHistory: boolean })[], number]>(SETTLE, [
    brandId,
    ticketId,
    now,
  ]);
  await tx.query(FORGET, [brandId, ticketId]);
  await tx.query(HOLD, [brandId, ticketId]);
  return late.map(({ isHistory, ...breach }) => {
    const entry = breachEntry(breach, now);
    return isHistory ? { ...entry, body: { ...entry.body, isHistory } } : entry;
  });
}
