import type { EntityManager } from 'typeorm';

const LIFT = `
  update desk.clock c set lift = least(c.lift + 1, 100)
   where c.brand_id = $1 and c.ticket_id = $2 and c.stopped_at is null and c.state <> 'cancelled'`;

/** What rings from now on rings one rung higher: the problem is back. The alarm ends the climb at the ladder's last rung. */
export async function liftClocks(tx: EntityManager, brandId: string, ticketId: string): Promise<void> {
  await tx.query(LIFT, [brandId, ticketId]);
}
