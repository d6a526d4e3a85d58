import type { EntityManager } from 'typeorm';
import type { Answer } from '../tickets/timekeeping.js';
import { EARLIEST_DUE } from './earliest-due.js';

/** A response clock that an answer stopped, with what was known of it before. */
export interface StoppedClock {
  readonly ticketId: string;
  readonly clock: string;
  readonly round: number;
  readonly at: Date;
  readonly dueAt: Date;
  readonly verdict: 'met' | 'breached';
  /** By its own time; true on a breached clock says that the breach was recorded before the answer was known. */
  readonly isInTime: boolean;
  readonly wasBreached: boolean;
}

/**
 * The first answer to each ticket; what is dated before its complaint answers nothing, and one that only moves the talk
 * elsewhere answers it where the policy lets it.
 */
const FIRST = `
  select a."ticketId", min(a.at) as at
    from json_to_recordset($2::json) as a ("ticketId" uuid, at timestamptz, "isDeflection" boolean)
    join desk.ticket t on t.brand_id = $1 and t.id = a."ticketId"
    left join desk.clock c on c.brand_id = $1 and c.ticket_id = t.id and c.kind = 'first_response'
    left join desk.target g on g.brand_id = $1
     and (g.policy_id, g.policy_version, g.rule, g.clock) = (c.policy_id, c.policy_version, c.rule, c.kind)
   where a.at >= t.opened_at and (not a."isDeflection" or coalesce(g.is_stopped_by_deflections, true)) group by 1`;

/**
 * An answer is judged by its own time. A breach that was recorded stays on the record, also when it turns out that the
 * answer had been given in time (docs/decisions/0006); imported history is judged by its own times alone.
 */
const MET = "(c.state <> 'breached' or c.is_history) and a.at <= c.due_at";

const STOP = `
  with answer as (${FIRST})
  update desk.clock c
     set stopped_at = a.at,
         state = case when ${MET} then 'met' else 'breached' end,
         breached_at = case when ${MET} then null else c.due_at end,
         detected_at = case when ${MET} then null else coalesce(c.detected_at, $3) end
    from answer a
    join desk.clock before on before.brand_id = $1 and before.ticket_id = a."ticketId"
   where c.brand_id = $1 and (c.ticket_id, c.kind, c.round) = (before.ticket_id, before.kind, before.round)
     and c.kind = 'first_response' and c.state <> 'cancelled' and (c.stopped_at is null or c.stopped_at > a.at)
  returning c.ticket_id as "ticketId", c.kind as clock, c.round, c.stopped_at as at, c.due_at as "dueAt",
            c.state as verdict, c.stopped_at <= c.due_at as "isInTime", before.state = 'breached' as "wasBreached"`;

const END_THE_CLIMB = `
  delete from desk.deadline d using (${FIRST}) a
   where d.brand_id = $1 and d.ticket_id = a."ticketId" and d.fired_at is null
     and (d.clock = 'first_response' or d.step > 0 or d.rung > 0)`;

const STAND = `
  update desk.ticket t
     set answered_at = least(t.answered_at, a.at), quiet_until = null,
         due_at = ${EARLIEST_DUE}
    from (${FIRST}) a
   where t.brand_id = $1 and t.id = a."ticketId"`;

/** In the caller's transaction, which has locked the tickets. */
export async function stopClocks(
  tx: EntityManager,
  brandId: string,
  answers: readonly Answer[],
  now: Date,
): Promise<StoppedClock[]> {
  if (answers.length === 0) return [];
  const given = JSON.stringify(answers);
  const [stopped] = await tx.query<[StoppedClock[], number]>(STOP, [brandId, given, now]);
  await tx.query(END_THE_CLIMB, [brandId, given]);
  await tx.query(STAND, [brandId, given]);
  return stopped;
}
