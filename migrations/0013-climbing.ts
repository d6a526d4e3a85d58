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

const CLAIMED = `
  create type desk.claimed_deadline as (
    ticket_id uuid, clock text, round int, threshold smallint, rung smallint, step int, due_at timestamptz);`;

/**
 * Fires a batch: one statement claims it, and only where there is one, another makes of it what is to be. What locks and
 * limits stands in a part of its own, or a plan may run it again for each row; a plan for any brand is many times slower
 * than one for this brand, and with the joins in the order in which they are written, to make that plan each time costs
 * half as much.
 */
const FIRE_DUE = `
  create or replace function desk.fire_due(brand uuid, batch int) returns int language plpgsql
  set plan_cache_mode = force_custom_plan set join_collapse_limit = 1 set enable_seqscan = off set jit = off as $$
  declare
    moment timestamptz := desk.now();
    fired desk.claimed_deadline[];
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
    )
    select array_agg((ticket_id, clock, round, threshold, rung, step, due_at)::desk.claimed_deadline)
      into fired from claimed;
    if fired is null then return 0; end if;

    -- From here on every row is known by its key: one plan serves all brands, and need not be made again each time. It
    -- looks row by row, or a plan made while the tables were young would read all of a brand's rows for each.
    perform set_config('plan_cache_mode', 'force_generic_plan', true);

    with claimed as materialized (
      select * from unnest(fired)
    ), ringing as (
      select f.*, r.position, c.ladder_id, c.ladder_version, c.calendar_id, c.calendar_version,
             t.assignee_id, a.owner_id, t.quiet_until > moment as is_quiet, t.quiet_until, c.lift,
             (select max(l.position) from desk.rung l
               where l.brand_id = brand and (l.ladder_id, l.ladder_version) = (c.ladder_id, c.ladder_version)) as top
        from claimed f
       cross join lateral (
             select t.assignee_id, t.quiet_until, t.account_id from desk.ticket t
              where t.brand_id = brand and t.id = f.ticket_id offset 0) t
       cross join lateral (
             select a.owner_id from desk.account a where a.brand_id = brand and a.id = t.account_id offset 0) a
       cross join lateral (
             select c.ladder_id, c.ladder_version, c.calendar_id, c.calendar_version, c.lift from desk.clock c
              where c.brand_id = brand and (c.ticket_id, c.kind, c.round) = (f.ticket_id, f.clock, f.round)
                and c.stopped_at is null and c.state <> 'cancelled' offset 0) c
       cross join lateral (
             select r.position from desk.rung r
              where r.brand_id = brand and (r.ladder_id, r.ladder_version) = (c.ladder_id, c.ladder_version)
                and case f.rung when 0 then r.at_percent = f.threshold else r.position = f.rung end offset 0) r
    ), found as materialized (
      -- Asked once for all tickets of the same people.
      select o.*, u.position, u.whom, u.by as ways, u.webhook_id, h.id is not null as has_room, p.people
        from (select distinct ladder_id, ladder_version, assignee_id, owner_id from ringing) o
        join desk.rung u on u.brand_id = brand and (u.ladder_id, u.ladder_version) = (o.ladder_id, o.ladder_version)
        left join desk.webhook h on h.brand_id = brand and h.id = u.webhook_id and h.retired_at is null
       cross join lateral (select desk.reached(u, o.assignee_id, o.owner_id, moment) as people offset 0) p
    ), climbed as (
      -- Where a rung reaches nobody the next one is taken at once; the last one reaches the account's owner at least.
      select distinct on (g.ticket_id, g.clock, g.round, g.threshold, g.rung, g.step, g.position)
             g.*, k.position as reached, w.whom, k.whom as told, w.repeat_minutes, k.ways,
             case when k.people is not null then k.people
                  when k.position = g.top and g.owner_id is not null then array[g.owner_id] end as people,
             case when k.has_room then k.webhook_id end as webhook_id,
             case when k.position <> w.position or k.people is null and (k.whom <> 'webhook' or not k.has_room)
                  then w.whom end as missed,
             -- What was taken early is not told a second time when its own turn would come.
             greatest(g.position, k.position - g.lift) as turn
        from ringing g
        join desk.rung w on w.brand_id = brand and (w.ladder_id, w.ladder_version) = (g.ladder_id, g.ladder_version)
         and w.position = least(g.position + g.lift, g.top)
        join found k on (k.ladder_id, k.ladder_version) = (g.ladder_id, g.ladder_version)
         and k.assignee_id is not distinct from g.assignee_id and k.owner_id is not distinct from g.owner_id
         and k.position >= w.position
         and (k.people is not null or k.whom = 'webhook' and k.has_room or k.position = g.top)
       where g.is_quiet is not true
       order by g.ticket_id, g.clock, g.round, g.threshold, g.rung, g.step, g.position, k.position
    ), settled as (
      update desk.clock c
         set state = case when s.is_breach and c.state in ('running', 'paused') then 'breached' else c.state end,
             breached_at = case when s.is_breach and c.state in ('running', 'paused') then s.due_at else c.breached_at end,
             detected_at = case when s.is_breach and c.state in ('running', 'paused') then moment else c.detected_at end,
             rung = greatest(c.rung, s.rung)
        from (select ticket_id, clock, round, bool_or(is_breach) as is_breach, max(due_at) as due_at, max(reached) as rung
                from (select ticket_id, clock, round, true as is_breach, due_at, 0 as reached
                        from claimed where threshold = 100 and rung = 0 and step = 0
                      union all
                      select ticket_id, clock, round, false, null, reached from climbed) each
               group by ticket_id, clock, round) s
       where c.brand_id = brand and (c.ticket_id, c.kind, c.round) = (s.ticket_id, s.clock, s.round)
      returning c.ticket_id, c.kind, c.round, c.state = 'breached' and c.detected_at = moment as is_new
    ), told as (
      -- One event, one message, on however many rungs somebody stands.
      insert into desk.notice (brand_id, ticket_id, clock, round, threshold, step, rung, rang, person_id, told_at)
        select distinct on (ticket_id, clock, round, threshold, person_id)
               brand, ticket_id, clock, round, threshold, step, reached, position, person_id, moment
          from climbed, unnest(people) as person_id
         order by ticket_id, clock, round, threshold, person_id, reached, position
        on conflict do nothing
    ), sent as (
      insert into desk.dispatch (brand_id, ticket_id, clock, round, threshold, rung, step, rang, person_id, webhook_id,
          by, next_at)
        (select distinct on (ticket_id, clock, round, threshold, person_id, way, room)
                brand, ticket_id, clock, round, threshold, reached, step, position, person_id, room, way, moment
           from climbed
          cross join unnest(people) as person_id
          cross join unnest(ways) as way
          cross join lateral (select case way when 'chat' then webhook_id end as room) r
          where way in ('email', 'push') or way = 'chat' and room is not null and told <> 'webhook'
          order by ticket_id, clock, round, threshold, person_id, way, room, reached, position)
        union all
        (select distinct on (ticket_id, clock, round, threshold, webhook_id)
                brand, ticket_id, clock, round, threshold, reached, step, position, null, webhook_id, 'chat', moment
           from climbed where told = 'webhook' and webhook_id is not null
          order by ticket_id, clock, round, threshold, webhook_id, reached, position)
    ), next as (
      insert into desk.deadline (brand_id, ticket_id, clock, round, threshold, rung, step, due_at)
        -- Again; where a lift has put several rungs onto the last one, one of them: of this batch the first, and none
        -- while another is still to come.
        select brand, ticket_id, clock, round, threshold, position, step + 1,
               desk.opens(brand, calendar_id, calendar_version, due_at + make_interval(mins => repeat_minutes)
                 * (1 + floor(extract(epoch from moment - due_at) / (60 * repeat_minutes))))
          from (select *, row_number() over (partition by ticket_id, clock, round
                                             order by position + lift < top, position, threshold, step) as place
                  from climbed where repeat_minutes is not null) g
         where position + lift <= top or place = 1 and not exists (
                 select from desk.deadline d
                  where d.brand_id = brand and (d.ticket_id, d.clock, d.round) = (g.ticket_id, g.clock, g.round)
                    and d.fired_at is null and d.step > 0 and d.rung + g.lift >= g.top)
        union all
        -- Nobody is paged until the end of the quiet that somebody asked for.
        select brand, ticket_id, clock, round, threshold, position, step + 1,
               desk.opens(brand, calendar_id, calendar_version, quiet_until)
          from ringing where is_quiet
        union all
        select brand, g.ticket_id, g.clock, g.round, g.threshold, r.position, 0,
               desk.opens(brand, g.calendar_id, g.calendar_version, moment + make_interval(mins => r.unanswered_minutes))
          from climbed g
          join desk.rung r on r.brand_id = brand and (r.ladder_id, r.ladder_version) = (g.ladder_id, g.ladder_version)
           and r.position = g.turn + 1 and r.unanswered_minutes is not null
        union all
        -- Also of a breach that a change of state has written down before.
        select brand, f.ticket_id, f.clock, f.round, 100, r.position, 0,
               desk.opens(brand, c.calendar_id, c.calendar_version, f.due_at + make_interval(mins => r.after_minutes))
          from claimed f
         cross join lateral (
               select c.ladder_id, c.ladder_version, c.calendar_id, c.calendar_version from desk.clock c
                where c.brand_id = brand and (c.ticket_id, c.kind, c.round) = (f.ticket_id, f.clock, f.round) offset 0) c
          join desk.rung r on r.brand_id = brand and (r.ladder_id, r.ladder_version) = (c.ladder_id, c.ladder_version)
           and r.after_minutes is not null
         where f.threshold = 100 and f.rung = 0 and f.step = 0
        on conflict do nothing
    ), said as (
      select ticket_id, due_at, threshold, step, 1 as place, kind, at,
             json_build_object('clock', clock, 'round', round, 'threshold', threshold,
               'dueAt', desk.instant(due_at), 'detectedAt', desk.instant(moment)) as body
        from (select f.*, 'warned' as kind, moment as at from claimed f
               where f.rung = 0 and f.step = 0 and f.threshold <> 100
              -- A breach that a change of state has written down already is told, and not said again.
              union all
              select f.*, 'breached', f.due_at
                from claimed f
                join settled s on s.is_new and (s.ticket_id, s.kind, s.round) = (f.ticket_id, f.clock, f.round)
               where f.rung = 0 and f.step = 0 and f.threshold = 100) noted
      union all
      select ticket_id, due_at, threshold, step, 2, 'escalated', moment,
             json_build_object('clock', clock, 'round', round, 'threshold', threshold, 'step', step,
               'rung', reached, 'whom', whom, 'personId', people[1], 'personIds', people, 'webhookId', webhook_id,
               'gap', desk.gap(missed), 'lateMs', floor(extract(epoch from moment - due_at) * 1000)) as body
        from climbed
    )
    select array_agg(row(s.ticket_id, s.kind, 'alarm', s.at, s.body::text)::ledger.entry
                     order by s.due_at, s.ticket_id, s.threshold, s.step, s.place)
      into entries
      from said s;
    perform set_config('plan_cache_mode', 'force_custom_plan', true);
    perform ledger.append(brand, entries) where entries is not null;
    return cardinality(fired);
  end $$;`;

const GAP = `
  create function desk.gap(missed text) returns text language sql immutable parallel safe as $$
    select case missed when 'assignee' then 'no assignee' when 'owner' then 'no owner' when 'person' then 'person has left'
                       when 'role' then 'nobody in the role' when 'rota' then 'nobody on call'
                       when 'webhook' then 'webhook retired' end $$;`;

/** The alarm climbs every kind of rung. */
export class Climbing1764000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(OPENS + REACHED + GAP + CLAIMED + FIRE_DUE);
    await runner.query(`
      revoke all on function desk.opens, desk.reached, desk.gap, desk.fire_due from public;
      grant execute on function desk.opens, desk.reached, desk.gap, desk.fire_due to evenhand_desk;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(BEFORE);
    await runner.query('drop function desk.opens, desk.reached, desk.gap; drop type desk.claimed_deadline');
  }
}
