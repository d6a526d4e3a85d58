import type { EntityManager } from 'typeorm';
import type { Entry } from '../../../ledger/append.js';
import type { Union } from '../../tickets/timekeeping.js';
import { breachEntry } from '../entries/breach-entry.js';

/** Of the next response, the round in which its post now waits, or waited. */
const SAME_ROUND = `
  (b.kind <> 'next_response' or s.started_at <= b.started_at
     and (b.started_at = s.started_at or b.started_at < coalesce(s.stopped_at, 'infinity')))`;

/** An answer that nobody has given is waited for in the round that is open on the survivor, and was when it was due. */
const SAME_WAIT = `
  (b.kind <> 'resolution' and s.kind <> 'resolution' and b.stopped_at is null and s.stopped_at is null
     and s.started_at <= b.breached_at)`;

/**
 * The merged ticket's rows stay as they are, whatever became of them: a breach stays on the record for ever. Where the
 * survivor carries it, figures leave the merged one's clock out, or it would count twice.
 */
const CARRY = `
  with heir as (
    select distinct on (s.kind, s.round) s.kind, s.round, b.breached_at, b.detected_at,
           max(b.lift) over (partition by s.kind, s.round) as lift
      from desk.clock b
      join desk.clock s on s.brand_id = $1 and s.ticket_id = $3
       and (s.kind = b.kind and ${SAME_ROUND} or ${SAME_WAIT})
     where b.brand_id = $1 and b.ticket_id = $2 and b.state = 'breached' and s.state in ('running', 'paused', 'met')
     order by s.kind, s.round, b.breached_at
  )
  update desk.clock c
     set state = 'breached', breached_at = h.breached_at, detected_at = h.detected_at,
         lift = case when c.stopped_at is null then greatest(c.lift, h.lift) else c.lift end,
         due_at = case when c.stopped_at is null then h.breached_at else c.due_at end,
         left_ms = case when c.stopped_at is not null then c.left_ms end
    from heir h
   where c.brand_id = $1 and c.ticket_id = $3 and (c.kind, c.round) = (h.kind, h.round)
  returning c.kind as clock, c.round, c.breached_at as "dueAt", c.detected_at as "detectedAt"`;

const OF_BREACHED = `
  c.brand_id = $1 and c.ticket_id = $2 and c.state = 'breached' and c.stopped_at is null
     and d.brand_id = $1 and (d.ticket_id, d.clock, d.round) = (c.ticket_id, c.kind, c.round)
     and d.rung = 0 and d.step = 0 and d.fired_at is null`;

/** Nobody is warned of what has come. */
const NO_WARNING = `delete from desk.deadline d using desk.clock c where ${OF_BREACHED} and d.threshold < 100`;

/**
 * The breach rings here as well, now; what stands above it is as far from it as before, or, on a clock that stood still,
 * by its share of the target, when the calendar is open.
 */
const RING = `
  update desk.deadline d
     set due_at = case when isfinite(d.due_at) and isfinite(b.due_at) then d.due_at - (b.due_at - $3)
                       when d.threshold = 100 then $3
                       else desk.opens($1, c.calendar_id, c.calendar_version,
                              $3 + make_interval(secs => c.target_ms * (d.threshold - 100) / 100000.0)) end
    from desk.clock c
    join desk.deadline b on b.brand_id = $1 and (b.ticket_id, b.clock, b.round) = (c.ticket_id, c.kind, c.round)
     and b.threshold = 100 and b.rung = 0 and b.step = 0 and b.fired_at is null and b.due_at > $3
   where ${OF_BREACHED} and d.threshold >= 100`;

interface Carried {
  readonly clock: string;
  readonly round: number;
  readonly dueAt: Date;
  readonly detectedAt: Date;
}

/** Every breach of the merged ticket is the survivor's as well, at its own instant. The caller holds both. */
export async function carryBreaches(
  tx: EntityManager,
  brandId: string,
  { from, into }: Union,
  now: Date,
): Promise<Entry[]> {
  const [carried] = await tx.query<[Carried[], number]>(CARRY, [brandId, from, into]);
  if (carried.length > 0) await tx.query(NO_WARNING, [brandId, into]);
  if (carried.length > 0) await tx.query(RING, [brandId, into, now]);
  return carried.map(({ detectedAt, ...breach }) =>
    breachEntry({ ticketId: into, ...breach }, detectedAt, { mergedFrom: from }),
  );
}
