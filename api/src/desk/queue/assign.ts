import type { EntityManager } from 'typeorm';

const ASSIGN = `
  update desk.ticket set assignee_id = $3, claimed_at = now() where brand_id = $1 and id = $2`;

/** The ticket is this person's from now on. The caller has locked it. */
export async function assign(
  tx: EntityManager,
  brandId: string,
  ticketId: string,
  personId: string,
): Promise<void> {
  await tx.query(ASSIGN, [brandId, ticketId, personId]);
}
