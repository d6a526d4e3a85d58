import type { EntityManager } from 'typeorm';
import { thresholdAt } from '@evenhand/shared/sla/always-open';
import type { Entry } from '../../ledger/append.js';
import type { Start } from '../tickets/timekeeping.js';
import { breachEntry } from './breach-entry.js';
import { EARLIEST_DUE } from './earliest-due.js';

interface Running {
  readonly ticketId: string;
  readonly clock: string;
  readonly round: number;
  readonly targetMs: string;
  readonly startsAt: Date;
  readonly thresholds: readonly number[];
}

/** Tickets that began earlier than was known, with their clocks and what of them is armed. */
const EARLIER = `
  with start as (
    select "ticketId", min(at) as at from json_to_recordset($2::json) as s ("ticketId" uuid, at timestamptz) group by 1
  ), opened as (
    update desk.ticket t set opened_at = s.at from start s
     where t.brand_id = $1 and t.id = s."ticketId" and s.at < t.opened_at returning t.id, s.at
  )
  select c.ticket_id as "ticketId", c.kind as clock, c.round, c.target_ms as "targetMs", o.at as "startsAt",
         array(select d.threshold from desk.deadline d
                where d.brand_id = $1 and (d.ticket_id, d.clock, d.round) = (c.ticket_id, c.kind, c.round)
                  and d.step = 0 and d.fired_at is null) as thresholds
    from opened o join desk.clock c on c.brand_id = $1 and c.ticket_id = o.id
   where c.kind in ('first_response', 'resolution') and c.state <> 'cancelled'`;

const MOVE = `
  with moved as (
    select * from json_to_recordset($2::json) as m (
      "ticketId" uuid, clock text, round int, "startsAt" timestamptz, "dueAt" timestamptz)
  ), judged as (
    select m.*, c.state = 'met' and c.stopped_at > m."dueAt" as "isBreached"
      from moved m join desk.clock c
        on c.brand_id = $1 and (c.ticket_id, c.kind, c.round) = (m."ticketId", m.clock, m.round)
  )
  update desk.clock c
     set started_at = j."startsAt", due_at = j."dueAt",
         state = case when j."isBreached" then 'breached' else c.state end,
         breached_at = case when j."isBreached" then j."dueAt" else c.breached_at end,
         detected_at = case when j."isBreached" then $3 else c.detected_at end
    from judged j
   where c.brand_id = $1 and (c.ticket_id, c.kind, c.round) = (j."ticketId", j.clock, j.round)
  returning j."ticketId", j.clock, j.round, j."startsAt", j."dueAt", j."isBreached"`;

const REARM = `
  update desk.deadline d set due_at = m."dueAt"
    from json_to_recordset($2::json) as m (
      "ticketId" uuid, clock text, round int, threshold smallint, "dueAt" timestamptz)
   where d.brand_id = $1
     and (d.ticket_id, d.clock, d.round, d.threshold) = (m."ticketId", m.clock, m.round, m.threshold)
     and d.step = 0 and d.fired_at is null`;

const STAND = `
  update desk.ticket t
     set due_at = ${EARLIEST_DUE}
   where t.brand_id = $1 and t.id = any($2)`;

interface Moved {
  readonly ticketId: string;
  readonly clock: string;
  readonly round: number;
  readonly startsAt: Date;
  readonly dueAt: Date;
  readonly isBreached: boolean;
}

/** A clock starts with the customer's first post, also when that one came in after a later one. */
export async function startEarlier(
  tx: EntityManager,
  brandId: string,
  starts: readonly Start[],
  now: Date,
): Promise<Entry[]> {
  if (starts.length === 0) return [];
  const clocks = await tx.query<Running[]>(EARLIER, [brandId, JSON.stringify(starts)]);
  if (clocks.length === 0) return [];
  const moves = clocks.map((one) => ({ ...one, dueAt: at(one, 100) }));
  const [moved] = await tx.query<[Moved[], number]>(MOVE, [brandId, JSON.stringify(moves), now]);
  const armed = clocks.flatMap((one) =>
    one.thresholds.map((threshold) => ({ ...one, threshold, dueAt: at(one, threshold) })),
  );
  await tx.query(REARM, [brandId, JSON.stringify(armed)]);
  await tx.query(STAND, [brandId, [...new Set(clocks.map((one) => one.ticketId))]]);
  return moved.flatMap((one) => entriesOf(one, now));
}

const at = ({ startsAt, targetMs }: Running, percent: number) =>
  new Date(thresholdAt(startsAt.getTime(), Number(targetMs), percent));

function entriesOf(moved: Moved, now: Date): Entry[] {
  const { ticketId, clock, round, startsAt, dueAt, isBreached } = moved;
  const body = { clock, round, startedAt: startsAt.toISOString(), dueAt: dueAt.toISOString() };
  const move = { chain: ticketId, kind: 'clock moved', actor: 'clocks', at: now, body };
  return isBreached ? [move, breachEntry(moved, now)] : [move];
}
