import type { EntityManager } from 'typeorm';
import { thresholdAt } from '@evenhand/shared/sla/always-open';
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
   where c.brand_id = $1 and c.ticket_id = $2 and c.kind = 'resolution' and c.stopped_at is not null
  returning c.round, c.started_at as "startedAt", c.target_ms as "targetMs", c.state, c.is_history as "isHistory",
            (select g.thresholds from desk.target g
              where g.brand_id = $1 and (g.policy_id, g.policy_version, g.clock)
                                      = (c.policy_id, c.policy_version, c.kind)) as thresholds`;

const ARM = `
  insert into desk.deadline (brand_id, ticket_id, clock, round, threshold, due_at)
    select $1, $2, 'resolution', round, threshold, "dueAt"
      from json_to_recordset($3::json) as d (round int, threshold smallint, "dueAt" timestamptz)
  on conflict do nothing`;

const RELEASE = 'update desk.deadline set is_held = false where brand_id = $1 and ticket_id = $2 and is_held';

interface RunsOn {
  readonly round: number;
  readonly startedAt: Date;
  readonly targetMs: string;
  readonly state: 'running' | 'breached';
  readonly isHistory: boolean;
  readonly thresholds: readonly number[];
}

/** In the caller's transaction, which has locked the ticket. @returns an answer that came while its clock was off. */
export async function releaseClocks(tx: EntityManager, brandId: string, ticketId: string): Promise<Answer[]> {
  const [again] = await tx.query<[{ kind: string; answeredAt: Date | null }[], number]>(RUN_AGAIN, [
    brandId,
    ticketId,
  ]);
  const [on] = await tx.query<[RunsOn[], number]>(RUN_ON, [brandId, ticketId]);
  const armed = on.filter(({ isHistory }) => !isHistory).flatMap(deadlinesOf);
  if (armed.length > 0) await tx.query(ARM, [brandId, ticketId, JSON.stringify(armed)]);
  await tx.query(RELEASE, [brandId, ticketId]);
  await stand(tx, brandId, ticketId);
  return again
    .filter(({ kind }) => kind === 'first_response')
    .flatMap(({ answeredAt }) => (answeredAt === null ? [] : [{ ticketId, at: answeredAt }]));
}

/** A breach that is on the record does not ring a second time. */
const deadlinesOf = ({ round, startedAt, targetMs, state, thresholds }: RunsOn) =>
  thresholds
    .filter((threshold) => state === 'running' || threshold > 100)
    .map((threshold) => ({
      round,
      threshold,
      dueAt: new Date(thresholdAt(startedAt.getTime(), Number(targetMs), threshold)),
    }));
