import type { EntityManager } from 'typeorm';
import type { Fix } from '../../tickets/timekeeping.js';
import { STOPPED, stopped, type StoppedClock } from './judged.js';
import { stand } from './stand.js';

const END = `
  update desk.clock c
     set ${stopped('$3::timestamptz', '$4')}
    from desk.clock before
   where before.brand_id = $1 and before.ticket_id = $2
     and c.brand_id = $1 and (c.ticket_id, c.kind, c.round) = (before.ticket_id, before.kind, before.round)
     and c.kind in ('resolution', 'next_response') and c.state <> 'cancelled' and c.stopped_at is null
  returning ${STOPPED}`;

/** The resolution runs on if the problem comes back; a round that has ended never does. */
const DISARM = `
  delete from desk.deadline d
   where d.brand_id = $1 and d.ticket_id = $2 and d.clock = 'next_response' and d.fired_at is null`;

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
  const [ended] = await tx.query<[StoppedClock[], number]>(END, [brandId, fix.ticketId, fix.at, now]);
  await tx.query(DISARM, [brandId, fix.ticketId]);
  await stand(tx, brandId, [fix.ticketId]);
  return ended;
}
