import type { EntityManager } from 'typeorm';
import type { Entry } from '../../../ledger/append.js';
import { breachEntry, type Breach } from '../entries/breach-entry.js';

/** While a ticket is resolved its deadlines are held: what fell due then is judged when it comes back, or ends. */
const SETTLE = `
  update desk.clock c set state = 'breached', breached_at = c.due_at, detected_at = $3
    from desk.ticket t
   where c.brand_id = $1 and c.ticket_id = any($2) and c.state in ('running', 'paused') and c.due_at <= $3
     and t.brand_id = $1 and t.id = c.ticket_id and t.state in ('open', 'waiting')
  returning c.ticket_id as "ticketId", c.kind as clock, c.round, c.due_at as "dueAt", c.is_history as "isHistory"`;

/**
 * What fell due a moment ago is a breach, whatever promise comes now; the alarm tells of it when it comes round. In the
 * caller's transaction, which has locked the tickets.
 */
export async function settleDue(
  tx: EntityManager,
  brandId: string,
  ticketIds: readonly string[],
  now: Date,
): Promise<Entry[]> {
  const [late] = await tx.query<[Breach[], number]>(SETTLE, [brandId, ticketIds, now]);
  return late.map((breach) => breachEntry(breach, now));
}
