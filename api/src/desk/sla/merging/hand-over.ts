import type { EntityManager } from 'typeorm';
import type { Union } from '../../tickets/timekeeping.js';

/** A merged ticket never rings. */
const DISARM = 'delete from desk.deadline where brand_id = $1 and ticket_id = $2 and fired_at is null';

/** How high the one had begun, the other goes on. */
const LIFT = `
  update desk.clock c set lift = greatest(c.lift, m.lift)
    from (select kind, max(lift) as lift from desk.clock where brand_id = $1 and ticket_id = $2 group by 1) m
   where c.brand_id = $1 and c.ticket_id = $3 and c.kind = m.kind and c.stopped_at is null`;

/** What began by the union on a ticket that is called fixed is held with the rest of it. */
const HOLD = `
  update desk.deadline d set is_held = true
    from desk.ticket t
   where t.brand_id = $1 and t.id = $2 and t.state = 'resolved'
     and d.brand_id = $1 and d.ticket_id = $2 and d.fired_at is null and not d.is_held`;

/** Takes the merged ticket's deadlines away, and gives the survivor how high it rang. The caller holds both. */
export async function handOver(tx: EntityManager, brandId: string, { from, into }: Union): Promise<void> {
  await tx.query(DISARM, [brandId, from]);
  await tx.query(LIFT, [brandId, from, into]);
}

/** After its clocks heard of the union. */
export async function holdIfResolved(tx: EntityManager, brandId: string, ticketId: string): Promise<void> {
  await tx.query(HOLD, [brandId, ticketId]);
}
