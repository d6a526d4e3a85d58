import type { EntityManager } from 'typeorm';
import { thresholdAt } from '@evenhand/shared/sla/always-open';
import type { LadderStep } from '@evenhand/shared/wire/ticket';

interface Step extends Omit<LadderStep, 'dueAt'> {
  readonly startedAt: Date;
  readonly targetMs: string;
  readonly armedAt: Date | null;
}

/** Until somebody was told it is who would be, as the alarm sees it: no assignee, then the owner. */
const STEPS = `
  select c.kind as clock, r.position as rung, r.at_percent as "atPercent", r.whom,
         case when w.id is not null then json_build_object('id', w.id, 'name', w.name) end as who,
         c.started_at as "startedAt", c.target_ms as "targetMs", armed.due_at as "armedAt",
         desk.instant(told.first) as "toldAt", coalesce(told.times, 0)::int as "timesTold",
         desk.instant(pending.due_at) as "nextAt"
    from desk.ticket t
    join desk.account a on a.brand_id = $1 and a.id = t.account_id
    join desk.clock c on c.brand_id = $1 and c.ticket_id = t.id and c.state in ('running', 'paused', 'breached')
    join desk.rung r on r.brand_id = $1 and (r.ladder_id, r.ladder_version) = (c.ladder_id, c.ladder_version)
    left join desk.deadline armed on armed.brand_id = $1 and armed.ticket_id = t.id
     and (armed.clock, armed.round, armed.threshold, armed.step) = (c.kind, c.round, r.at_percent, 0)
    left join lateral (
         select min(n.told_at) as first, count(*) as times, (array_agg(n.person_id order by n.told_at desc))[1] as last
           from desk.notice n
          where n.brand_id = $1 and n.ticket_id = t.id
            and (n.clock, n.round, n.threshold) = (c.kind, c.round, r.at_percent)) told on true
    left join lateral (
         select min(d.due_at) as due_at from desk.deadline d
          where d.brand_id = $1 and d.ticket_id = t.id and d.fired_at is null and not d.is_held
            and (d.clock, d.round, d.threshold) = (c.kind, c.round, r.at_percent)) pending on true
    left join people.person w
      on w.id = coalesce(told.last, case r.whom when 'assignee' then t.assignee_id end, a.owner_id)
   where t.brand_id = $1 and t.id = $2
   order by c.due_at, c.kind, c.round, r.position`;

/** Who is told when, of each clock that runs or has breached. */
export async function ladderOf(
  desk: Pick<EntityManager, 'query'>,
  brandId: string,
  ticketId: string,
): Promise<LadderStep[]> {
  const steps = await desk.query<Step[]>(STEPS, [brandId, ticketId]);
  return steps.map(({ startedAt, targetMs, armedAt, ...step }) => ({
    ...step,
    dueAt: (
      armedAt ?? new Date(thresholdAt(startedAt.getTime(), Number(targetMs), step.atPercent))
    ).toISOString(),
  }));
}
