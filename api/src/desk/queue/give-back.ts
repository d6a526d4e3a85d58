import type { EntityManager } from 'typeorm';
import { rememberSkips } from './remember-skips.js';

const GIVE_BACK =
  'update desk.ticket set assignee_id = null, claimed_at = null where brand_id = $1 and id = $2';

/** Nobody's again. The caller has locked the ticket. */
export async function giveBack(
  tx: EntityManager,
  brandId: string,
  ticketId: string,
  { holderId, reason }: { holderId: string; reason: string },
): Promise<void> {
  await tx.query(GIVE_BACK, [brandId, ticketId]);
  await rememberSkips(tx, brandId, reason, [{ ticketId, personId: holderId }]);
}
