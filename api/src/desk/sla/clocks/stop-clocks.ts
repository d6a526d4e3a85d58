import type { EntityManager } from 'typeorm';
import type { Answer } from '../../tickets/timekeeping.js';
import { EARLIEST_DUE } from './earliest-due.js';
import { STOPPED, stopped, type StoppedClock } from './judged.js';

const GIVEN = `json_to_recordset($2::json) as a ("ticketId" uuid, at timestamptz, "isDeflection" boolean)`;

/**
 * The first answer to each ticket; what is dated before its complaint answers nothing, and one that only moves the talk
 * elsewhere answers it where the policy lets it.
 */
const FIRST = `
  select a."ticketId", min(a.at) as at
    from ${GIVEN}
    join desk.ticket t on t.brand_id = $1 and t.id = a."ticketId"
    left join desk.clock c on c.brand_id = $1 and c.ticket_id = t.id and c.kind = 'first_response'
    left join desk.target g on g.brand_id = $1
     and (g.policy_id, g.policy_version, g.rule, g.clock) = (c.policy_id, c.policy_version, c.rule, c.kind)
   where a.at >= t.opened_at and (not a."isDeflection" or coalesce(g.is_stopped_by_deflections, true)) group by 1`;

/** Tickets on which nothing that the customer said waits any more. */
const NOTHING_WAITS = `
  select a."ticketId" from ${GIVEN}
   where not a."isDeflection"
     and not exists (select from desk.post p
                      where p.brand_id = $1 and p.ticket_id = a."ticketId" and p.wants_answer
                        and p.outcome in ('ticket', 'attached') and p.posted_at > a.at)`;

const STOP = `
  with answer as (${FIRST})
  update desk.clock c
     set ${stopped('a.at', '$3')}
    from answer a
    join desk.clock before on before.brand_id = $1 and before.ticket_id = a."ticketId"
   where c.brand_id = $1 and (c.ticket_id, c.kind, c.round) = (before.ticket_id, before.kind, before.round)
     and c.kind = 'first_response' and c.state <> 'cancelled' and (c.stopped_at is null or c.stopped_at > a.at)
  returning ${STOPPED}`;

/** Of the first response with what stops it, of the resolution with an answer to all that was said. */
const END_THE_CLIMB = `
  delete from desk.deadline d
   where d.brand_id = $1 and d.fired_at is null
     and (d.clock = 'first_response' and d.ticket_id in (select "ticketId" from (${FIRST}) a)
          or d.clock = 'resolution' and (d.step > 0 or d.rung > 0) and d.ticket_id in (${NOTHING_WAITS}))`;

const END_THE_QUIET = `
  update desk.ticket t set quiet_until = null
   where t.brand_id = $1 and t.quiet_until is not null and t.id in (${NOTHING_WAITS})`;

const STAND = `
  update desk.ticket t
     set answered_at = least(t.answered_at, a.at),
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
  const [clocks] = await tx.query<[StoppedClock[], number]>(STOP, [brandId, given, now]);
  for (const verb of [END_THE_CLIMB, END_THE_QUIET, STAND]) await tx.query(verb, [brandId, given]);
  return clocks;
}
