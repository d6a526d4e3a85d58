import type { EntityManager } from 'typeorm';

/**
 * Where an answer had ended the climb of a breached clock, the rungs that repeat go on with their next step, at the
 * next opening: the answer was not enough. Where something is still to ring, nothing is added.
 */
const CLIMB_ON = `
  insert into desk.deadline (brand_id, ticket_id, clock, round, threshold, rung, step, due_at)
    select $1, c.ticket_id, c.kind, c.round, climbed.threshold, r.position, climbed.step + 1,
           desk.opens($1, c.calendar_id, c.calendar_version, $3::timestamptz + make_interval(mins => r.repeat_minutes))
      from desk.clock c
      join desk.rung r
        on r.brand_id = $1 and (r.ladder_id, r.ladder_version) = (c.ladder_id, c.ladder_version)
     cross join lateral (
           select max(d.step) as step, max(d.threshold) as threshold from desk.deadline d
            where d.brand_id = $1 and (d.ticket_id, d.clock, d.round) = (c.ticket_id, c.kind, c.round)
              and (d.rung = r.position or d.rung = 0 and d.threshold = r.at_percent)
           having bool_and(d.fired_at is not null)) climbed
     where c.brand_id = $1 and c.ticket_id = any($2) and c.state = 'breached' and c.stopped_at is null
       and not c.is_history and r.repeat_minutes is not null
    on conflict do nothing`;

/** In the caller's transaction, which has locked the tickets. */
export async function climbOn(
  tx: EntityManager,
  brandId: string,
  ticketIds: readonly string[],
  now: Date,
): Promise<void> {
  if (ticketIds.length > 0) await tx.query(CLIMB_ON, [brandId, ticketIds, now]);
}
