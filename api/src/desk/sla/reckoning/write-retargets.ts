import type { EntityManager } from 'typeorm';
import { stand } from '../clocks/stand.js';
import type { Due } from './due-again.js';
import type { StandingClock } from './standing-clocks.js';
import { instant } from './write-due.js';

/** A clock before and after it got another promise, and when it is due then. */
export interface Retarget {
  readonly before: StandingClock;
  readonly after: StandingClock;
  readonly due: Due;
  readonly lift: number;
}

const OF = (table: string) =>
  `${table}.brand_id = $1 and (${table}.ticket_id, ${table}.clock, ${table}.round) = (m."ticketId", m.clock, m.round)`;

const MOVED = `
  json_to_recordset($2::json) as m (
    "ticketId" uuid, clock text, round int, state text, "policyId" uuid, "policyVersion" int, rule smallint,
    "calendarId" uuid, "calendarVersion" int, "ladderId" uuid, "ladderVersion" int, lift smallint, "targetMs" bigint,
    "dueAt" timestamptz, "leftMs" bigint, "formerId" uuid, "formerVersion" int, "hasResumed" boolean, "begunFor" text,
    thresholds json)`;

const CLOCKS = `
  update desk.clock c
     set policy_id = m."policyId", policy_version = m."policyVersion", rule = m.rule, calendar_id = m."calendarId",
         calendar_version = m."calendarVersion", ladder_id = m."ladderId", ladder_version = m."ladderVersion",
         lift = m.lift, target_ms = m."targetMs", due_at = m."dueAt", left_ms = m."leftMs", not_before = $3, state = m.state,
         paused_at = case when m.state = 'paused' then coalesce(c.paused_at, $3) end
    from ${MOVED}
   where c.brand_id = $1 and (c.ticket_id, c.kind, c.round) = (m."ticketId", m.clock, m.round)`;

/** Of two changes in one instant the first says what it ran in until then. */
const FORMER = `
  insert into desk.former_calendar (brand_id, ticket_id, clock, round, until, calendar_id, calendar_version)
    select $1, m."ticketId", m.clock, m.round, $3, m."formerId", m."formerVersion"
      from ${MOVED} where m."formerId" is not null
    on conflict do nothing`;

const RESUME = `
  update desk.pause p set to_at = greatest(p.from_at, $3)
    from ${MOVED} where ${OF('p')} and m."hasResumed" and p.to_at is null`;

const PAUSE = `
  insert into desk.pause (brand_id, ticket_id, clock, round, from_at, why)
    select $1, m."ticketId", m.clock, m.round, $3, m."begunFor" from ${MOVED} where m."begunFor" is not null
    on conflict (brand_id, ticket_id, clock, round, from_at) do update set to_at = null, why = excluded.why`;

/** What is due by now and not held rings all the same. */
const DISARM = `
  delete from desk.deadline d using ${MOVED}
   where ${OF('d')} and d.rung = 0 and d.step = 0 and d.fired_at is null and (d.due_at > $3 or d.is_held)`;

const ARM = `
  insert into desk.deadline (brand_id, ticket_id, clock, round, threshold, due_at, is_held)
    select $1, m."ticketId", m.clock, m.round, a.threshold, a."dueAt", t.state not in ('open', 'waiting')
      from ${MOVED}
      join desk.ticket t on t.brand_id = $1 and t.id = m."ticketId"
     cross join json_to_recordset(m.thresholds) as a (threshold smallint, "dueAt" timestamptz)
    on conflict do nothing`;

/** In the caller's transaction, which has locked the tickets. A threshold that has rung does not ring again. */
export async function writeRetargets(
  tx: EntityManager,
  brandId: string,
  retargets: readonly Retarget[],
  now: Date,
): Promise<void> {
  if (retargets.length === 0) return;
  const given = [brandId, JSON.stringify(retargets.map(asJson))];
  for (const verb of [CLOCKS, FORMER, RESUME, PAUSE, DISARM]) await tx.query(verb, [...given, now]);
  await tx.query(ARM, given);
  await stand(
    tx,
    brandId,
    retargets.map(({ due }) => due.ticketId),
  );
}

function asJson({ before, after, due, lift }: Retarget) {
  const hasMoved = after.former.length > before.former.length;
  return {
    ...after,
    lift,
    dueAt: instant(due.dueAt),
    leftMs: due.leftMs,
    formerId: hasMoved ? before.calendarId : null,
    formerVersion: hasMoved ? before.calendarVersion : null,
    hasResumed: before.waitsFor !== null && after.waitsFor === null,
    begunFor: before.waitsFor === null ? after.waitsFor : null,
    thresholds: due.armed.map(({ threshold, dueAt }) => ({ threshold, dueAt: instant(dueAt) })),
  };
}
