import type { EntityManager } from 'typeorm';
import type { Fix } from '../tickets/timekeeping.js';
import { stand } from './stand.js';
import type { StoppedClock } from './stop-clocks.js';

const MET = "(c.state <> 'breached' or c.is_history) and $3::timestamptz <= c.due_at";

const END = `
  update desk.clock c
     set stopped_at = $3, paused_at = null,
         state = case when ${MET} then 'met' else 'breached' end,
         breached_at = case when ${MET} then null else c.due_at end,
         detected_at = case when ${MET} then null else coalesce(c.detected_at, $4) end
    from desk.clock before
   where before.brand_id = $1 and before.ticket_id = $2
     and c.brand_id = $1 and (c.ticket_id, c.kind, c.round) = (before.ticket_id, before.kind, before.round)
     and c.kind in ('resolution', 'next_response') and c.state <> 'cancelled' and c.stopped_at is null
  returning c.ticket_id as "ticketId", c.kind as clock, c.round, c.stopped_at as at, c.due_at as "dueAt",
            c.state as verdict, c.stopped_at <= c.due_at as "isInTime", before.state = 'breached' as "wasBreached"`;

/**
 * In the caller's transaction, which has locked the ticket. Its deadlines have been held since it was resolved. A round
 * that nobody answered ends with the fix: whoever called it fixed had read the post.
 */
export async function endClocks(
  tx: EntityManager,
  brandId: string,
  fix: Fix,
  now: Date,
): Promise<StoppedClock[]> {
  const [stopped] = await tx.query<[StoppedClock[], number]>(END, [brandId, fix.ticketId, fix.at, now]);
  await stand(tx, brandId, [fix.ticketId]);
  return stopped;
}
