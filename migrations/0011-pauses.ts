import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Clocks that pause, change their calendar, or start higher; what a ticket waits for, comes back as, and was lost to. */
export class Pauses1764000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table desk.clock
        -- Rungs that are left out at the bottom: a recurrence starts higher, and so may a rule.
        add column lift smallint not null default 0,
        add column paused_at timestamptz,
        -- What a clock that stands still has left of its target; null for any other.
        add column left_ms bigint;

      create table desk.pause (
        brand_id uuid not null,
        ticket_id uuid not null,
        clock text not null,
        round int not null,
        from_at timestamptz not null,
        to_at timestamptz,
        why text not null,
        primary key (brand_id, ticket_id, clock, round, from_at)
      );
      -- Which calendar a clock ran under until when, if it was changed on the way. The present one stands on the clock.
      create table desk.former_calendar (
        brand_id uuid not null,
        ticket_id uuid not null,
        clock text not null,
        round int not null,
        until timestamptz not null,
        calendar_id uuid not null,
        calendar_version int not null,
        primary key (brand_id, ticket_id, clock, round, until)
      );
    `);
    await runner.query(`
      alter table desk.ticket
        add column contract text,
        add column recurrences int not null default 0,
        add column verify_until timestamptz,
        -- The third party that a waiting ticket waits for; null where it is the customer.
        add column waiting_on text,
        add column merged_into uuid,
        add column quiet_until timestamptz,
        add column acknowledged_by uuid,
        add column acknowledged_at timestamptz;
      -- What was called fixed before anybody watched fixes is watched as the first policies say.
      update desk.ticket set verify_until = coalesce(resolved_at, desk.now()) + interval '3 days'
       where state = 'resolved';
      create index ticket_watched on desk.ticket (brand_id, author_id) where state = 'resolved';
      create index ticket_to_verify on desk.ticket (verify_until) where state = 'resolved';

      -- An edit, a confirmation, and thanks for a fix start no clock; an agent may say otherwise.
      alter table desk.post add column wants_answer boolean not null default true;
      -- Of what was written before any next response was promised, none is overdue now.
      update desk.post p set wants_answer = false
        from desk.ticket t
       where (t.brand_id, t.id) = (p.brand_id, p.ticket_id) and p.outcome = 'attached' and p.posted_at >= t.answered_at
         and not exists (select from desk.clock c
                          where (c.brand_id, c.ticket_id, c.kind) = (t.brand_id, t.id, 'next_response')
                            and p.posted_at between c.started_at and coalesce(c.stopped_at, 'infinity'));
      -- What an open-ended pause keeps from coming has no instant.
      create or replace function desk.instant(moment timestamptz) returns text language sql stable parallel safe
        as $$ select case when isfinite(moment)
                          then to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end $$;

      create table desk.loss (
        brand_id uuid not null,
        ticket_id uuid not null,
        outcome text not null check (outcome in ('phoned', 'gave up', 'left')),
        at timestamptz not null,
        waited_ms bigint not null,
        was_answered boolean not null,
        person_id uuid not null,
        primary key (brand_id, ticket_id, outcome)
      );
    `);
    await runner.query(`
      grant select, insert, update, delete on desk.pause, desk.former_calendar, desk.loss to evenhand_desk;
      grant select on desk.pause, desk.former_calendar, desk.loss to evenhand_audit;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table desk.pause, desk.former_calendar, desk.loss;
      drop index desk.ticket_to_verify, desk.ticket_watched;
      alter table desk.post drop column wants_answer;
      create or replace function desk.instant(moment timestamptz) returns text language sql stable parallel safe
        as $$ select to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;
      -- What stands still runs again from now, with what it has left.
      update desk.clock
         set state = case state when 'paused' then 'running' else state end,
             due_at = case when due_at < 'infinity' then due_at
                           else desk.now() + make_interval(secs => coalesce(left_ms, target_ms) / 1000.0) end
       where paused_at is not null or due_at = 'infinity';
      update desk.deadline d
         set due_at = c.due_at + make_interval(secs => c.target_ms * (d.threshold - 100) / 100000.0)
        from desk.clock c
       where (c.brand_id, c.ticket_id, c.kind, c.round) = (d.brand_id, d.ticket_id, d.clock, d.round)
         and d.due_at = 'infinity';
      update desk.ticket t set due_at = c.due_at
        from (select brand_id, ticket_id, min(due_at) as due_at from desk.clock
               where stopped_at is null and state <> 'cancelled' group by brand_id, ticket_id) c
       where (c.brand_id, c.ticket_id) = (t.brand_id, t.id) and t.due_at = 'infinity';
      alter table desk.ticket drop column contract, drop column recurrences, drop column verify_until,
        drop column waiting_on, drop column merged_into, drop column quiet_until, drop column acknowledged_by,
        drop column acknowledged_at;
      alter table desk.clock drop column lift, drop column paused_at, drop column left_ms;
    `);
  }
}
