import type { EntityManager } from 'typeorm';
import type { Entry } from '../../../ledger/append.js';
import { holdDeadlines } from './hold-deadlines.js';
import { stand } from './stand.js';

const CANCEL = `
  update desk.clock set state = 'cancelled', paused_at = null
   where brand_id = $1 and ticket_id = $2 and state in ('running', 'paused')`;

/** A clock that has breached stays breached. */
export async function cancelClocks(
  tx: EntityManager,
  brandId: string,
  ticketId: string,
  now: Date,
): Promise<Entry[]> {
  const breaches = await holdDeadlines(tx, brandId, ticketId, now);
  await tx.query(CANCEL, [brandId, ticketId]);
  await stand(tx, brandId, [ticketId]);
  return breaches;
}
