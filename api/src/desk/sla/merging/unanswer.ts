import type { EntityManager } from 'typeorm';
import type { Answer } from '../../tickets/timekeeping.js';
import { RUNS_ON } from '../clocks/judged.js';
import { answersBeforeFirst } from './united-answers.js';

/** Its first response went with the part; what else answered it on the ticket is heard after this. */
const RUN_ON = `
  update desk.clock c
     set ${RUNS_ON}
   where c.brand_id = $1 and c.ticket_id = $2 and c.kind = 'first_response' and c.state in ('met', 'breached')
     and exists (select from desk.post p
                  where p.brand_id = $1 and p.ticket_id = $3 and p.outcome = 'reply' and p.posted_at = c.stopped_at)
     and not exists (select from desk.post p
                      where p.brand_id = $1 and p.ticket_id = $2 and p.outcome = 'reply' and p.answers_customer
                        and p.posted_at = c.stopped_at)
  returning round(extract(epoch from c.started_at) * 1000)::float8 as "startedAt"`;

const UNANSWERED = 'update desk.ticket set answered_at = null where brand_id = $1 and id = $2';

/** What has rung does not ring again. Where it is due is reckoned after this. */
const ARM = `
  insert into desk.deadline (brand_id, ticket_id, clock, round, threshold, due_at, is_held)
    select distinct $1::uuid, c.ticket_id, c.kind, c.round, h.threshold, 'infinity'::timestamptz, t.state = 'resolved'
      from desk.clock c
      join desk.ticket t on t.brand_id = $1 and t.id = c.ticket_id
      join desk.target g on g.brand_id = $1
       and (g.policy_id, g.policy_version, g.rule, g.clock) = (c.policy_id, c.policy_version, c.rule, c.kind)
     cross join lateral (
           select unnest(g.thresholds) as threshold
           union select 100
           union select r.at_percent from desk.rung r
                  where r.brand_id = $1 and (r.ladder_id, r.ladder_version) = (c.ladder_id, c.ladder_version)
                    and r.at_percent is not null) h
     where c.brand_id = $1 and c.ticket_id = $2 and c.kind = 'first_response' and not c.is_history
    on conflict do nothing`;

/** A ticket that a split took its first response from. */
export interface Unanswered {
  /** Milliseconds since 1970 UTC. */
  readonly startedAt: number;
  /** What else answered its customer. */
  readonly answers: readonly Answer[];
}

/** The first response is owed again where the reply that gave it answers what was split off. The caller holds both. */
export async function unanswer(
  tx: EntityManager,
  brandId: string,
  { ticketId, into }: { readonly ticketId: string; readonly into: string },
): Promise<Unanswered | null> {
  const [[again]] = await tx.query<[{ startedAt: number }[], number]>(RUN_ON, [brandId, ticketId, into]);
  if (!again) return null;
  await tx.query(UNANSWERED, [brandId, ticketId]);
  await tx.query(ARM, [brandId, ticketId]);
  return { ...again, answers: await answersBeforeFirst(tx, brandId, ticketId) };
}
