import type { EntityManager } from 'typeorm';
import type { LadderStep } from '@evenhand/shared/wire/ladders';
import { TELLINGS } from './tellings.js';

/** A step, and whose it is. */
export interface TicketStep extends LadderStep {
  readonly ticketId: string;
}

/** Whether rung `s` is a room that is still there: its owner is told beside it, not in its place. */
const isRoom = (rung: string) => `${rung}.whom = 'webhook' and exists (
  select from desk.webhook h where h.brand_id = $1 and h.id = ${rung}.webhook_id and h.retired_at is null)`;

/** A rung's turn may be told to a higher one: the ticket came back, or nobody was there. As the alarm climbs. */
const REACHED = `
  select u.position,
         coalesce(p.people, case when u.position = top.position and a.owner_id is not null then array[a.owner_id] end) as people
    from desk.rung u
   cross join lateral (select desk.reached(u, t.assignee_id, a.owner_id, desk.now()) as people offset 0) p
   where u.brand_id = $1 and (u.ladder_id, u.ladder_version) = (c.ladder_id, c.ladder_version) and u.position >= w.position
     and (p.people is not null or u.position = top.position or ${isRoom('u')})
   order by u.position limit 1`;

/** The last time that it rang, it rang on this one; a room has no notices. */
const RANG_IN_ROOM = `
  select d.rung from desk.dispatch d
   where d.brand_id = $1 and d.ticket_id = c.ticket_id and (d.clock, d.round, d.rang) = (c.kind, c.round, r.position)
   order by d.step desc, d.threshold desc limit 1`;

/** Who is named by the rung that rang, or will: the last one falls to the account's owner where it reaches nobody. */
const WHOM = `
  case when s.position = top.position and s.whom <> 'owner' and shown.people = array[a.owner_id] and not (${isRoom('s')})
            and not a.owner_id = any (coalesce(
              desk.reached(s, t.assignee_id, a.owner_id, coalesce(told.latest, desk.now())), '{}'))
       then 'owner' else s.whom end`;

/** What it takes is named as the alarm names it: `rung` apart from a threshold, 0 at one. */
const RINGS = `d.brand_id = $1 and d.ticket_id = c.ticket_id and (d.clock, d.round) = (c.kind, c.round)
  and (d.rung = r.position or d.rung = 0 and d.threshold = r.at_percent)`;

const NAMED = `
  case whose.whom
              when 'role' then s.role
              when 'person' then (select name from people.person where id = s.person_id)
              when 'webhook' then (select name from desk.webhook where brand_id = $1 and id = s.webhook_id)
              when 'rota' then (select name from desk.rota where brand_id = $1 and id = s.rota_id
                                 order by version desc limit 1) end`;

const WHEN = `
  case when r.at_percent is not null then json_build_object('kind', 'percent', 'percent', r.at_percent)
       when r.after_minutes is not null then json_build_object('kind', 'after breach', 'minutes', r.after_minutes)
       else json_build_object('kind', 'unanswered', 'minutes', r.unanswered_minutes) end`;

/** Nobody is paged before the end of a quiet. As the alarm puts it off. */
const NEXT = `
  case when t.quiet_until > greatest(rings.next, desk.now())
       then desk.opens($1, c.calendar_id, c.calendar_version, t.quiet_until) else rings.next end`;

const STEPS = `
  select c.ticket_id as "ticketId", c.kind as clock, c.round, s.position as rung, ${WHEN} as when, whose.whom,
         ${NAMED} as named, s.by as ways, w.repeat_minutes as "repeatMinutes",
         coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name, p.id)
                     from people.person p
                    where p.id = any (shown.people)), '[]') as who,
         desk.instant(coalesce(rings.first,
           case when c.due_at < 'infinity' then
             desk.opens($1, c.calendar_id, c.calendar_version, c.due_at + make_interval(mins => r.after_minutes)) end)) as "dueAt",
         desk.instant(told.first) as "toldAt", coalesce(told.times, 0)::int as "timesTold",
         desk.instant(case when rings.next is not null then ${NEXT} end) as "nextAt", ${TELLINGS} as told
    from desk.clock c
    join desk.ticket t on t.brand_id = $1 and t.id = c.ticket_id
    join desk.account a on a.brand_id = $1 and a.id = t.account_id
    join desk.rung r on r.brand_id = $1 and (r.ladder_id, r.ladder_version) = (c.ladder_id, c.ladder_version)
   cross join lateral (
         select max(l.position) as position from desk.rung l
          where l.brand_id = $1 and (l.ladder_id, l.ladder_version) = (c.ladder_id, c.ladder_version)) top
    join desk.rung w on w.brand_id = $1 and (w.ladder_id, w.ladder_version) = (c.ladder_id, c.ladder_version)
     and w.position = least(r.position + c.lift, top.position)
   cross join lateral (
         select min(d.due_at) filter (where d.step = 0) as first,
                min(d.due_at) filter (where d.fired_at is null and not d.is_held and d.due_at < 'infinity') as next
           from desk.deadline d where ${RINGS}) rings
   cross join lateral (
         select min(n.told_at) as first, count(distinct n.told_at) as times,
                array_agg(n.person_id) filter (where n.told_at = n.latest) as last,
                max(n.latest) as latest, max(n.rung) filter (where n.told_at = n.latest) as rung
           from (select n.told_at, n.person_id, n.rung, max(n.told_at) over () as latest from desk.notice n
                  where n.brand_id = $1 and n.ticket_id = c.ticket_id and (n.clock, n.round) = (c.kind, c.round)
                    and (n.rang = r.position or n.rang = 0 and n.threshold = r.at_percent)) n) told
    left join lateral (${REACHED}) k on true
   cross join lateral (
         select coalesce(told.rung, (${RANG_IN_ROOM}), k.position, top.position) as position,
                case when told.last is null then k.people else told.last end as people) shown
    join desk.rung s on s.brand_id = $1 and (s.ladder_id, s.ladder_version) = (c.ladder_id, c.ladder_version)
     and s.position = shown.position
   cross join lateral (select ${WHOM} as whom) whose
   where c.brand_id = $1 and c.ticket_id = any ($2) and c.state in ('running', 'paused', 'breached')
   order by c.due_at, c.kind, c.round, r.position`;

/** Who is told when by the ladders of these tickets, of each clock that runs or has breached. */
export async function stepsOf(
  desk: Pick<EntityManager, 'query'>,
  brandId: string,
  ticketIds: readonly string[],
): Promise<TicketStep[]> {
  return desk.query<TicketStep[]>(STEPS, [brandId, ticketIds]);
}

/** The same of one ticket. */
export async function ladderOf(
  desk: Pick<EntityManager, 'query'>,
  brandId: string,
  ticketId: string,
): Promise<LadderStep[]> {
  return (await stepsOf(desk, brandId, [ticketId])).map(({ ticketId: _, ...step }) => step);
}
