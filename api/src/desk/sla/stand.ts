import type { EntityManager } from 'typeorm';
import { EARLIEST_DUE } from './earliest-due.js';

const STAND = `update desk.ticket t set due_at = ${EARLIEST_DUE} where t.brand_id = $1 and t.id = $2`;

/** Puts a ticket where its clocks say that it stands. */
export async function stand(tx: EntityManager, brandId: string, ticketId: string): Promise<void> {
  await tx.query(STAND, [brandId, ticketId]);
}
