import type { EntityManager } from 'typeorm';
import type { Entry } from '../../../ledger/append.js';
import { breachEntry, type Breach } from '../entries/breach-entry.js';

/** What fell due a moment ago, and the alarm has not come round to: it is a breach, whatever comes now. */
const SETTLE = `
  update desk.clock set state = 'breached', breached_at = due_at, detected_at = $3
   where brand_id = $1 and ticket_id = $2 and state in ('running', 'paused') and due_at <= $3
  returning ticket_id as "ticketId", kind as clock, round, due_at as "dueAt", is_history as "isHistory"`;

/** Also those of a breach that was settled here: its owner is told once the ticket is open again. */
const HOLD = `
  update desk.deadline set is_held = true where brand_id = $1 and ticket_id = $2 and fired_at is null`;

/** In the caller's transaction, which has locked the ticket. */
export async function holdDeadlines(
  tx: EntityManager,
  brandId: string,
  ticketId: string,
  now: Date,
): Promise<Entry[]> {
  const [late] = await tx.query<[Breach[], number]>(SETTLE, [brandId, ticketId, now]);
  await tx.query(HOLD, [brandId, ticketId]);
  return late.map((breach) => breachEntry(breach, now));
}
