import type { MigrationInterface, QueryRunner } from 'typeorm';
import { FIRE_DUE as BEFORE } from './0005-clocks.js';

/** The first opening of a calendar from an instant on; that instant where it is open, or has no hours. */
const OPENS = `
  create function desk.opens(brand uuid, calendar uuid, calendar_version int, moment timestamptz)
  returns timestamptz language sql stable parallel safe as $$
    select coalesce((select greatest(o.opens_at, moment) from desk.opening o
                      where o.brand_id = brand and o.calendar_id = calendar
                        and o.calendar_version = opens.calendar_version and o.closes_at > moment
                      order by o.closes_at limit 1), moment) $$;`;

/** Whom a rung reaches at an instant, of those who still work for the brand; null where it is nobody. */
const REACHED = `
  create function desk.reached(rung desk.rung, assignee uuid, owner uuid, moment timestamptz)
  returns uuid[] language sql stable as $$
    select array_agg(distinct w.id order by w.id)
      from (select assignee as id where rung.whom = 'assignee'
            union all select owner where rung.whom = 'owner'
            union all select rung.person_id where rung.whom = 'person'
            union all select r.person_id from people.membership r
                       where rung.whom = 'role' and r.brand_id = rung.brand_id and r.role = rung.role
            union all select s.person_id from desk.shift s
                       where rung.whom = 'rota' and s.brand_id = rung.brand_id and s.rota_id = rung.rota_id
                         and s.starts_at <= moment and s.ends_at > moment) w
      join people.membership m on m.brand_id = rung.brand_id and m.person_id = w.id
      join people.person p on p.id = w.id and p.disabled_at is null $$;`;

/**
 * Fires a batch. What locks and limits stands in a part of its own, or a plan may run it again for each row; a plan for
 * any brand is many times slower than one for this brand, and with the joins in the order in which they are written, to
 * make that plan each time costs half as much.
 */
const FIRE_DUE = `
  create or replace function desk.fire_due(brand uuid, batch int) returns int language plpgsql
  set plan_cache_mode = force_custom_plan set join_collapse_limit = 1 as $$
  declare
    moment timestamptz := desk.now();
    fired int;
    entries ledger.entry[];
  begin
    with due as materialized (
      select d.ticket_id, d.clock, d.round, d.threshold, d.rung, d.step
        from desk.deadline d
        join desk.ticket t on (t.brand_id, t.id) = (d.brand_id, d.ticket_id)
       where d.brand_id = brand and d.fired_at is null and not d.is_held and d.due_at <= moment
       order by d.due_at, d.ticket_id
       limit batch
         for no key update of d, t skip locked
    ), claimed as (
      update desk.deadline d set fired_at = moment
        from due
       where d.brand_id = brand
         and (d.ticket_id, d.clock, d.round, d.threshold, d.rung, d.step)
           = (due.ticket_id, due.clock, due.round, due.threshold, due.rung, due.step)
      returning d.ticket_id, d.clock, d.round, d.threshold, d.rung, d.step, d.due_at
    ), breached as (
      update desk.clock c set state = 'breached', breached_at = f.due_at, detected_at = moment
        from claimed f
       where c.brand_id = brand and (c.ticket_id, c.kind, c.round) = (f.ticket_id, f.clock, f.round)
         and f.threshold = 100 and f.rung = 0 and c.state in ('running', 'paused')
      returning f.*
    ), ringing as (
      select f.*, r.position, c.ladder_id, c.ladder_version, c.calendar_id, c.calendar_version,
             t.assignee_id, a.owner_id, t.quiet_until > moment as is_quiet, t.quiet_until, c.lift,
             (select max(l.position) from desk.rung l
               where l.brand_id = brand and (l.ladder_id, l.ladder_version) = (c.ladder_id, c.ladder_version)) as top
        from claimed f
        join desk.ticket t on t.brand_id = brand and t.id = f.ticket_id
        join desk.account a on a.brand_id = brand and a.id = t.account_id
        join desk.clock c on c.brand_id = brand and (c.ticket_id, c.kind, c.round) = (f.ticket_id, f.clock, f.round)
        join desk.rung r on r.brand_id = brand and (r.ladder_id, r.ladder_version) = (c.ladder_id, c.ladder_version)
         and case f.rung when 0 then r.at_percent = f.threshold else r.position = f.rung end
    ), climbed as (
      -- Where a rung reaches nobody the next one is taken at once, and after the last the account's owner.
      select g.*, coalesce(k.position, g.top) as reached, w.whom, k.whom as told, k.webhook_id,
             coalesce(k.by, '{browser}') as by,
             coalesce(k.people, case when g.owner_id is not null then array[g.owner_id] end) as people,
             -- The rung that is taken in its place rings again by itself.
             case when k.position = w.position or k.position is null then w.repeat_minutes end as repeat_minutes,
             case when k.position is distinct from w.position then w.whom end as missed
        from ringing g
        join desk.rung w on w.brand_id = brand and (w.ladder_id, w.ladder_version) = (g.ladder_id, g.ladder_version)
         and w.position = least(g.position + g.lift, g.top)
        left join lateral (
             select u.position, u.whom, u.by, u.webhook_id, u.repeat_minutes, p.people
               from desk.rung u
              cross join lateral (select desk.reached(u, g.assignee_id, g.owner_id, moment) as people) p
              where u.brand_id = brand and (u.ladder_id, u.ladder_version) = (g.ladder_id, g.ladder_version)
                and u.position >= w.position and (u.whom = 'webhook' or p.people is not null)
              order by u.position limit 1) k on true
       where g.is_quiet is not true
    ), told as (
      insert into desk.notice (brand_id, ticket_id, clock, round, threshold, step, rung, person_id, told_at)
        select brand, ticket_id, clock, round, threshold, step, reached, person_id, moment
          from climbed, unnest(people) as person_id
        on conflict do nothing
    ), sent as (
      insert into desk.dispatch (brand_id, ticket_id, clock, round, threshold, rung, step, person_id, webhook_id, by, next_at)
        select brand, ticket_id, clock, round, threshold, reached, step, person_id,
               case way when 'chat' then webhook_id end, way, moment
          from climbed, unnest(by) as way, unnest(people) as person_id where way <> 'browser'
        union all
        select brand, ticket_id, clock, round, threshold, reached, step, null, webhook_id, 'chat', moment
          from climbed where told = 'webhook'
    ), next as (
      insert into desk.deadline (brand_id, ticket_id, clock, round, threshold, rung, step, due_at)
        -- Again; of rungs that a lift has put onto the last one, the first alone.
        select brand, ticket_id, clock, round, threshold, position, step + 1,
               desk.opens(brand, calendar_id, calendar_version, due_at + make_interval(mins => repeat_minutes)
                 * (1 + floor(extract(epoch from moment - due_at) / (60 * repeat_minutes))))
          from climbed where repeat_minutes is not null and (position = 1 or position + lift <= top)
        union all
        -- Nobody is paged until the end of the quiet that somebody asked for.
        select brand, ticket_id, clock, round, threshold, position, step + 1, quiet_until from ringing where is_quiet
        union all
        select brand, g.ticket_id, g.clock, g.round, g.threshold, r.position, 0,
               desk.opens(brand, g.calendar_id, g.calendar_version, moment + make_interval(mins => r.unanswered_minutes))
          from climbed g
          join desk.rung r on r.brand_id = brand and (r.ladder_id, r.ladder_version) = (g.ladder_id, g.ladder_version)
           and r.position = g.position + 1 and r.unanswered_minutes is not null
        union all
        select brand, b.ticket_id, b.clock, b.round, 100, r.position, 0,
               desk.opens(brand, c.calendar_id, c.calendar_version, b.due_at + make_interval(mins => r.after_minutes))
          from breached b
          join desk.clock c on c.brand_id = brand and (c.ticket_id, c.kind, c.round) = (b.ticket_id, b.clock, b.round)
          join desk.rung r on r.brand_id = brand and (r.ladder_id, r.ladder_version) = (c.ladder_id, c.ladder_version)
           and r.after_minutes is not null
        on conflict do nothing
    ), said as (
      select ticket_id, due_at, threshold, step, 1 as place, kind, at,
             json_build_object('clock', clock, 'round', round, 'threshold', threshold,
               'dueAt', desk.instant(due_at), 'detectedAt', desk.instant(moment)) as body
        from (select *, 'warned' as kind, moment as at from claimed where rung = 0 and threshold <> 100
              -- A breach that a change of state has written down already is told, and not said again.
              union all select *, 'breached', due_at from breached) noted
      union all
      select ticket_id, due_at, threshold, step, 2, 'escalated', moment,
             json_build_object('clock', clock, 'round', round, 'threshold', threshold, 'step', step,
               'rung', reached, 'whom', whom, 'personId', people[1], 'personIds', people, 'gap', desk.gap(missed),
               'lateMs', floor(extract(epoch from moment - due_at) * 1000)) as body
        from climbed
    )
    select (select count(*) from claimed),
           array_agg(row(s.ticket_id, s.kind, 'alarm', s.at, s.body::text)::ledger.entry
                     order by s.due_at, s.ticket_id, s.threshold, s.step, s.place)
      into fired, entries
      from said s;
    perform ledger.append(brand, entries) where entries is not null;
    return fired;
  end $$;`;

const GAP = `
  create function desk.gap(missed text) returns text language sql immutable parallel safe as $$
    select case missed when 'assignee' then 'no assignee' when 'owner' then 'no owner' when 'person' then 'person has left'
                       when 'role' then 'nobody in the role' when 'rota' then 'nobody on call' end $$;`;

/** The alarm climbs every kind of rung. */
export class Climbing1764000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(OPENS + REACHED + GAP + FIRE_DUE);
    await runner.query(`
      revoke all on function desk.opens, desk.reached, desk.gap, desk.fire_due from public;
      grant execute on function desk.opens, desk.reached, desk.gap, desk.fire_due to evenhand_desk;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(BEFORE);
    await runner.query('drop function desk.opens, desk.reached, desk.gap');
  }
}
