import type { EntityManager } from 'typeorm';
import type { Answer } from '../tickets/timekeeping.js';
import { stand } from './stand.js';

const RUN_AGAIN = `
  update desk.clock c set state = 'running'
    from desk.ticket t
   where c.brand_id = $1 and c.ticket_id = $2 and c.state = 'cancelled' and t.brand_id = $1 and t.id = $2
  returning c.kind, t.answered_at as "answeredAt"`;

/** A fix that did not hold stopped nothing: the clock goes on from the first report. */
const RUN_ON = `
  update desk.clock c
     set stopped_at = null, state = case when c.breached_at is null then 'running' else 'breached' end
   where c.brand_id = $1 and c.ticket_id = $2 and c.kind = 'resolution' and c.stopped_at is not null`;

const RELEASE = 'update desk.deadline set is_held = false where brand_id = $1 and ticket_id = $2 and is_held';

/** Where an answer had ended the climb, the rungs that repeat go on with their next step: the answer was not enough. */
const CLIMB_ON = `
  insert into desk.deadline (brand_id, ticket_id, clock, round, threshold, step, due_at)
    select $1, $2, c.kind, c.round, r.at_percent, climbed.step + 1,
           $3::timestamptz + make_interval(mins => r.repeat_minutes)
      from desk.clock c
      join desk.rung r
        on r.brand_id = $1 and (r.ladder_id, r.ladder_version) = (c.ladder_id, c.ladder_version)
     cross join lateral (
           select max(d.step) as step from desk.deadline d
            where d.brand_id = $1 and d.ticket_id = $2
              and (d.clock, d.round, d.threshold) = (c.kind, c.round, r.at_percent)
           having bool_and(d.fired_at is not null)) climbed
     where c.brand_id = $1 and c.ticket_id = $2 and c.state = 'breached' and c.stopped_at is null
       and r.repeat_minutes is not null`;

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
  await tx.query(CLIMB_ON, [brandId, ticketId, now]);
  await stand(tx, brandId, ticketId);
  return again
    .filter(({ kind }) => kind === 'first_response')
    .flatMap(({ answeredAt }) => (answeredAt === null ? [] : [{ ticketId, at: answeredAt }]));
}
