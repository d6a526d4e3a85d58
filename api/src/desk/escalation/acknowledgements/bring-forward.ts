import type { EntityManager } from 'typeorm';

/**
 * Pages that wait for the end of a quiet, and would wait longer than until then. What a clock's own thresholds are due
 * at stands in rows of its own (`rung = 0`), which no quiet moves.
 */
const BRING_FORWARD = `
  update desk.deadline d
     set due_at = desk.opens($1, c.calendar_id, c.calendar_version, $3)
    from desk.ticket t
    join desk.clock c on c.brand_id = $1 and c.ticket_id = t.id
   where t.brand_id = $1 and t.id = $2 and t.quiet_until > desk.now()
     and d.brand_id = $1 and (d.ticket_id, d.clock, d.round) = (c.ticket_id, c.kind, c.round)
     and d.rung > 0 and d.fired_at is null
     and d.due_at = desk.opens($1, c.calendar_id, c.calendar_version, t.quiet_until)
     and d.due_at > $3`;

/** What the quiet has hushed on its way out of the house. */
const BRING_MESSAGES = `
  update desk.dispatch d set next_at = $3
    from desk.ticket t
   where t.brand_id = $1 and t.id = $2 and t.quiet_until > desk.now()
     and (d.brand_id, d.ticket_id) = (t.brand_id, t.id) and d.state = 'waiting'
     and d.next_at = t.quiet_until and d.next_at > $3`;

/** A quiet ends earlier than it was to. In the caller's transaction, which has locked the ticket and then ends it. */
export async function bringForward(
  tx: EntityManager,
  { brandId, ticketId }: { brandId: string; ticketId: string },
  until: Date,
): Promise<void> {
  await tx.query(BRING_FORWARD, [brandId, ticketId, until]);
  await tx.query(BRING_MESSAGES, [brandId, ticketId, until]);
}
