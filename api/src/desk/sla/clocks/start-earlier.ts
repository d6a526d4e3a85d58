import type { EntityManager } from 'typeorm';
import type { Entry } from '../../../ledger/append.js';
import type { Start } from '../../tickets/timekeeping.js';
import { breachEntry } from '../entries/breach-entry.js';
import { movedEntry } from '../entries/moved-entry.js';
import type { NewStart, Reckoner } from '../reckoning/reckoner.js';

/** Tickets that began earlier than was known, with the clocks that began with them. */
const EARLIER = `
  with start as (
    select "ticketId", min(at) as at from json_to_recordset($2::json) as s ("ticketId" uuid, at timestamptz) group by 1
  ), opened as (
    update desk.ticket t set opened_at = s.at from start s
     where t.brand_id = $1 and t.id = s."ticketId" and s.at < t.opened_at returning t.id, s.at
  )
  select c.ticket_id as "ticketId", c.kind as clock, c.round,
         round(extract(epoch from o.at) * 1000)::float8 as "startedAt"
    from opened o join desk.clock c on c.brand_id = $1 and c.ticket_id = o.id
   where c.kind in ('first_response', 'resolution') and c.state <> 'cancelled'`;

/** An answer that had been in time may have come late. */
const JUDGE = `
  update desk.clock c set state = 'breached', breached_at = c.due_at, detected_at = $3
    from json_to_recordset($2::json) as m ("ticketId" uuid, clock text, round int)
   where c.brand_id = $1 and (c.ticket_id, c.kind, c.round) = (m."ticketId", m.clock, m.round)
     and c.state = 'met' and c.stopped_at > c.due_at
  returning c.ticket_id as "ticketId", c.kind as clock, c.round, c.due_at as "dueAt"`;

interface Late {
  readonly ticketId: string;
  readonly clock: string;
  readonly round: number;
  readonly dueAt: Date;
}

/** A clock starts with the customer's first post, also when that one came in after a later one. */
export async function startEarlier(
  tx: EntityManager,
  brandId: string,
  { starts, reckoner }: { starts: readonly Start[]; reckoner: Reckoner },
  now: Date,
): Promise<Entry[]> {
  if (starts.length === 0) return [];
  const clocks = await tx.query<NewStart[]>(EARLIER, [brandId, JSON.stringify(starts)]);
  const moved = await reckoner.from(tx, brandId, clocks);
  if (moved.length === 0) return [];
  const [late] = await tx.query<[Late[], number]>(JUDGE, [brandId, JSON.stringify(moved), now]);
  return [...moved.map((clock) => movedEntry(clock, now)), ...late.map((one) => breachEntry(one, now))];
}
