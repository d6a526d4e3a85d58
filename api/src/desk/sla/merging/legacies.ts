import type { EntityManager } from 'typeorm';
import type { CalendarRef } from '../calendars/calendars.js';
import type { PromiseRef, StandingClock } from '../reckoning/standing-clocks.js';

/** A clock that still ran when its ticket was merged. Instants in milliseconds since 1970 UTC. */
export interface Legacy extends CalendarRef, PromiseRef {
  readonly clock: StandingClock['clock'];
  readonly dueAt: number;
  readonly targetMs: number;
  /** How high either of the two rings. */
  readonly lift: number;
}

/** The survivor has one clock of the resolution, and one at most on which an answer is waited for. */
export const isSameWait = (a: Legacy['clock'], b: Legacy['clock']): boolean =>
  (a === 'resolution') === (b === 'resolution');

/** What was taken back for another reason, or is history, has nothing armed. */
const READ = `
  select c.kind as clock, c.policy_id as "policyId", c.policy_version as "policyVersion", c.rule,
         c.calendar_id as "calendarId", c.calendar_version as "calendarVersion",
         c.ladder_id as "ladderId", c.ladder_version as "ladderVersion", c.target_ms::float8 as "targetMs",
         round(extract(epoch from c.due_at) * 1000)::float8 as "dueAt",
         (select max(l.lift) from desk.clock l
           where l.brand_id = $1 and l.ticket_id in ($2, $3) and l.kind = c.kind) as lift
    from desk.clock c
    join desk.deadline d on d.brand_id = $1 and (d.ticket_id, d.clock, d.round) = (c.ticket_id, c.kind, c.round)
     and d.threshold = 100 and d.rung = 0 and d.step = 0 and d.fired_at is null
   where c.brand_id = $1 and c.ticket_id = $2 and c.state = 'cancelled' and isfinite(c.due_at) and c.due_at > $4
   order by c.due_at`;

/** After the merged ticket's clocks were taken back, and before its deadlines are. The caller holds both. */
export const legaciesOf = (
  tx: EntityManager,
  brandId: string,
  { from, into }: { readonly from: string; readonly into: string },
  now: Date,
): Promise<Legacy[]> => tx.query<Legacy[]>(READ, [brandId, from, into, now]);

const LIFTS = 'select kind as clock, round, lift from desk.clock where brand_id = $1 and ticket_id = $2';

/** How high each clock of a ticket rings now. */
export async function liftsOf(
  tx: EntityManager,
  brandId: string,
  ticketId: string,
): Promise<(clock: Pick<StandingClock, 'clock' | 'round'>) => number> {
  const rows = await tx.query<{ clock: string; round: number; lift: number }[]>(LIFTS, [brandId, ticketId]);
  return ({ clock, round }) => rows.find((one) => one.clock === clock && one.round === round)?.lift ?? 0;
}
