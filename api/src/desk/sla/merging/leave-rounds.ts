import type { EntityManager } from 'typeorm';

/** Breached they stay; but nobody waits here any more: the wait goes on in the ticket that was split off. */
const LEAVE = `
  update desk.clock set stopped_at = $4, paused_at = null
   where brand_id = $1 and ticket_id = $2 and kind = 'next_response' and state = 'breached' and stopped_at is null
     and started_at >= $3`;

const DISARM = `
  delete from desk.deadline d using desk.clock c
   where c.brand_id = $1 and c.ticket_id = $2 and c.kind = 'next_response' and c.stopped_at is not null
     and d.brand_id = $1 and (d.ticket_id, d.clock, d.round) = (c.ticket_id, c.kind, c.round) and d.fired_at is null`;

/** Ends the breached rounds of a ticket whose posts, from an instant on, stand on another one. The caller holds it. */
export async function leaveRounds(
  tx: EntityManager,
  brandId: string,
  { ticketId, since }: { ticketId: string; since: Date },
  now: Date,
): Promise<void> {
  await tx.query(LEAVE, [brandId, ticketId, since, now]);
  await tx.query(DISARM, [brandId, ticketId]);
}
