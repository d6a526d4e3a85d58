import type { EntityManager } from 'typeorm';
import type { Wait } from '../../tickets/timekeeping.js';
import type { ClockKey } from '../reckoning/standing-clocks.js';
import { theyWait } from './they-wait.js';

/**
 * Those of its clocks whose policy lets them stand still while one waits for that: for the customer only where they were
 * asked and have not answered. A breached one stays breached.
 */
const PAUSABLE = `
  select c.ticket_id, c.kind, c.round
    from desk.clock c
    join desk.target g on g.brand_id = $1
     and (g.policy_id, g.policy_version, g.rule, g.clock) = (c.policy_id, c.policy_version, c.rule, c.kind)
   where c.brand_id = $1 and c.ticket_id = $2 and c.state in ('running', 'breached') and c.stopped_at is null
     and c.paused_at is null and $4 = any (g.pauses) and c.started_at < $3
     and ($4 <> 'customer' or not ${theyWait('$2')})`;

const PAUSE = `
  with pausable as (${PAUSABLE}), begun as (
    insert into desk.pause (brand_id, ticket_id, clock, round, from_at, why)
      select $1, ticket_id, kind, round, $3, $4 from pausable
      on conflict (brand_id, ticket_id, clock, round, from_at) do update set to_at = null
  )
  update desk.clock c
     set paused_at = $3, state = case c.state when 'running' then 'paused' else c.state end
    from pausable
   where c.brand_id = $1 and (c.ticket_id, c.kind, c.round) = (pausable.ticket_id, pausable.kind, pausable.round)
  returning c.ticket_id as "ticketId", c.kind as clock, c.round`;

/** A pause that had not begun by then never was. */
const RESUME = `
  with over as (
    update desk.pause p set to_at = greatest(p.from_at, $3)
     where p.brand_id = $1 and p.ticket_id = $2 and p.to_at is null
  )
  update desk.clock c
     set paused_at = null, state = case c.state when 'paused' then 'running' else c.state end
   where c.brand_id = $1 and c.ticket_id = $2 and c.paused_at is not null
  returning c.ticket_id as "ticketId", c.kind as clock, c.round`;

/** In the caller's transaction, which has locked the ticket and reckons again afterwards. @returns what stands still now. */
export async function pause(
  tx: EntityManager,
  brandId: string,
  { ticketId, from, why }: Wait,
): Promise<ClockKey[]> {
  const [paused] = await tx.query<[ClockKey[], number]>(PAUSE, [brandId, ticketId, from, why]);
  return paused;
}

/** Likewise. @param at when it ended, by its own time @returns what runs again. */
export async function resume(
  tx: EntityManager,
  brandId: string,
  ticketId: string,
  at: Date,
): Promise<ClockKey[]> {
  const [resumed] = await tx.query<[ClockKey[], number]>(RESUME, [brandId, ticketId, at]);
  return resumed;
}
