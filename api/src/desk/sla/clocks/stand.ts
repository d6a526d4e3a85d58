import type { EntityManager } from 'typeorm';
import { EARLIEST_DUE } from './earliest-due.js';

const STAND = `update desk.ticket t set due_at = ${EARLIEST_DUE} where t.brand_id = $1 and t.id = any($2)`;

/** Puts tickets where their clocks say that they stand. */
export async function stand(tx: EntityManager, brandId: string, ticketIds: readonly string[]): Promise<void> {
  if (ticketIds.length > 0) await tx.query(STAND, [brandId, [...new Set(ticketIds)]]);
}
