import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The first form of the statement; a later step wrote it anew. */
export const FIRE_DUE = `
  -- What locks and limits stands in a part of its own, or a plan may run it again for each row.
  -- A plan for any brand is many times slower than one for this brand; with the joins in the order in which they are
  -- written, to make that plan each time costs half as much.
  create or replace function desk.fire_due(brand uuid, batch int) returns int language plpgsql
  set plan_cache_mode = force_custom_plan set join_collapse_limit = 1 as $$
  declare
    moment timestamptz := desk.now();
    fired int;
    entries ledger.entry[];
  begin
    with due as materialized (
      select d.ticket_id, d.clock, d.round, d.threshold, d.step
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
         and (d.ticket_id, d.clock, d.round, d.threshold, d.step)
           = (due.ticket_id, due.clock, due.round, due.threshold, due.step)
      returning d.ticket_id, d.clock, d.round, d.threshold, d.step, d.due_at
    ), breached as (
      update desk.clock c set state = 'breached', breached_at = f.due_at, detected_at = moment
        from claimed f
       where c.brand_id = brand and (c.ticket_id, c.kind, c.round) = (f.ticket_id, f.clock, f.round)
         and f.threshold = 100 and f.step = 0 and c.state in ('running', 'paused')
      returning f.*
    ), climbed as (
      select f.*, r.position as rung, r.repeat_minutes, r.whom,
             coalesce(case r.whom when 'assignee' then t.assignee_id end, a.owner_id) as person_id,
             case when r.whom = 'assignee' and t.assignee_id is null then 'no assignee'
                  when r.whom = 'owner' and a.owner_id is null then 'no owner' end as gap
        from claimed f
        join desk.ticket t on t.brand_id = brand and t.id = f.ticket_id
        join desk.account a on a.brand_id = brand and a.id = t.account_id
        join desk.clock c on c.brand_id = brand and (c.ticket_id, c.kind, c.round) = (f.ticket_id, f.clock, f.round)
        join desk.target g on g.brand_id = brand
         and (g.policy_id, g.policy_version, g.clock) = (c.policy_id, c.policy_version, c.kind)
        join desk.rung r on r.brand_id = brand
         and (r.ladder_id, r.ladder_version, r.at_percent) = (g.ladder_id, g.ladder_version, f.threshold)
    ), told as (
      insert into desk.notice (brand_id, ticket_id, clock, round, threshold, step, rung, person_id, told_at)
        select brand, ticket_id, clock, round, threshold, step, rung, person_id, moment
          from climbed where person_id is not null
    ), again as (
      insert into desk.deadline (brand_id, ticket_id, clock, round, threshold, step, due_at)
        select brand, ticket_id, clock, round, threshold, step + 1,
               due_at + make_interval(mins => repeat_minutes)
                 * (1 + floor(extract(epoch from moment - due_at) / (60 * repeat_minutes)))
          from climbed where repeat_minutes is not null
    ), said as (
      select ticket_id, due_at, threshold, step, 1 as place, kind, at,
             json_build_object('clock', clock, 'round', round, 'threshold', threshold,
               'dueAt', desk.instant(due_at), 'detectedAt', desk.instant(moment)) as body
        from (select *, 'warned' as kind, moment as at from claimed where step = 0 and threshold <> 100
              -- A breach that a change of state has written down already is told, and not said again.
              union all select *, 'breached', due_at from breached) noted
      union all
      select ticket_id, due_at, threshold, step, 2, 'escalated', moment,
             json_build_object('clock', clock, 'round', round, 'threshold', threshold, 'step', step,
               'rung', rung, 'whom', whom, 'personId', person_id, 'gap', gap,
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

/** Clocks, their deadlines, who was told; and the one statement that fires what is due. */
export class Clocks1764000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table desk.clock (
        brand_id uuid not null,
        ticket_id uuid not null,
        kind text not null check (kind in ('first_response', 'next_response', 'resolution')),
        round int not null default 1,
        state text not null check (state in ('running', 'paused', 'met', 'breached', 'cancelled')),
        policy_id uuid not null,
        policy_version int not null,
        calendar_id uuid not null,
        calendar_version int not null,
        started_at timestamptz not null,
        target_ms bigint not null check (target_ms > 0),
        due_at timestamptz not null,
        stopped_at timestamptz,
        breached_at timestamptz,
        detected_at timestamptz,
        is_history boolean not null default false,
        primary key (brand_id, ticket_id, kind, round),
        foreign key (brand_id, ticket_id) references desk.ticket,
        foreign key (brand_id, policy_id, policy_version, kind) references desk.target,
        check ((breached_at is null) = (detected_at is null)),
        check (breached_at is null or state = 'breached')
      ) with (fillfactor = 70);

      create index clock_unsettled on desk.clock (brand_id, due_at) where is_history and state = 'running';

      create table desk.deadline (
        brand_id uuid not null,
        ticket_id uuid not null,
        clock text not null,
        round int not null,
        threshold smallint not null,
        step int not null default 0,
        due_at timestamptz not null,
        is_held boolean not null default false,
        fired_at timestamptz,
        -- No foreign key: whoever writes a deadline has written or read its clock, and the check took a third of the time.
        primary key (brand_id, ticket_id, clock, round, threshold, step)
      ) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0);
      create index deadline_pending on desk.deadline (due_at) where fired_at is null and not is_held;
      create index deadline_pending_of_brand on desk.deadline (brand_id, due_at, ticket_id)
        where fired_at is null and not is_held;

      create table desk.notice (
        brand_id uuid not null,
        ticket_id uuid not null,
        clock text not null,
        round int not null,
        threshold smallint not null,
        step int not null,
        rung smallint not null,
        person_id uuid not null,
        told_at timestamptz not null,
        primary key (brand_id, ticket_id, clock, round, threshold, step, person_id)
      );
    `);
    await runner.query(`
      ${FIRE_DUE}

      create function desk.instant(moment timestamptz) returns text language sql stable parallel safe
        as $$ select to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function desk.fire_due, desk.instant;
      drop table desk.notice, desk.deadline, desk.clock;
    `);
  }
}
