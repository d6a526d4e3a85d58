import type { EntityManager } from 'typeorm';
import type { Answer } from '../../tickets/timekeeping.js';
import { climbOn } from './climb-on.js';
import { RUNS_ON } from './judged.js';

/** A round that was taken back is over for good (`write-rounds.ts`); what only was off with its ticket never stopped. */
const RUN_AGAIN = `
  update desk.clock c set state = 'running'
    from desk.ticket t
   where c.brand_id = $1 and c.ticket_id = $2 and c.state = 'cancelled' and c.stopped_at is null
     and t.brand_id = $1 and t.id = $2
  returning c.kind, t.answered_at as "answeredAt"`;

/** A fix that did not hold stopped nothing: the clock goes on from the first report. */
const RUN_ON = `
  update desk.clock c
     set ${RUNS_ON}
   where c.brand_id = $1 and c.ticket_id = $2 and c.kind = 'resolution' and c.stopped_at is not null`;

/** What has stopped rings no more. */
const RELEASE = `
  update desk.deadline d set is_held = false
    from desk.clock c
   where d.brand_id = $1 and d.ticket_id = $2 and d.is_held
     and c.brand_id = $1 and (c.ticket_id, c.kind, c.round) = (d.ticket_id, d.clock, d.round)
     and c.stopped_at is null and c.state <> 'cancelled'`;

/** In the caller's transaction, which has locked the ticket. @returns an answer that came while its clock was off. */
export async function releaseClocks(
  tx: EntityManager,
  brandId: string,
  ticketId: string,
  now: Date,
): Promise<Answer[]> {
  const [again] = await tx.query<[{ kind: string; answeredAt: Date | null }[], number]>(RUN_AGAIN, [
    brandId,
    ticketId,
  ]);
  await tx.query(RUN_ON, [brandId, ticketId]);
  await tx.query(RELEASE, [brandId, ticketId]);
  await climbOn(tx, brandId, [ticketId], now);
  return again
    .filter(({ kind }) => kind === 'first_response')
    .flatMap(({ answeredAt: at }) => (at === null ? [] : [{ ticketId, at, isDeflection: false }]));
}
