import type { MigrationInterface, QueryRunner } from 'typeorm';

const KEY = ['brand_id', 'ticket_id', 'clock', 'round', 'threshold'];
const columns = (row: string) => KEY.map((name) => `${row}.${name}`).join(', ');
const key = (row: string) => `(${columns(row)})`;

/** What rang apart from its threshold rings on as one repeat of it, after all that were. */
const LEVEL = `
  with kept as (
    select distinct on ${key('d')} d.*
      from desk.deadline d
     where d.rung > 0 and d.fired_at is null
       and not exists (select from desk.deadline o where ${key('o')} = ${key('d')} and o.rung = 0 and o.fired_at is null)
     order by ${columns('d')}, d.due_at
  )
  update desk.deadline d
     set rung = 0,
         step = 1 + greatest((select max(o.step) from desk.deadline o where ${key('o')} = ${key('d')}),
                             (select max(n.step) from desk.notice n where ${key('n')} = ${key('d')}))
    from kept
   where ${key('kept')} = ${key('d')} and (kept.rung, kept.step) = (d.rung, d.step);
  delete from desk.deadline where rung > 0;`;

/** One notice a person; none where they are still to be told. */
const TOLD_ONCE = `
  delete from desk.notice n using desk.notice kept
   where ${key('kept')} = ${key('n')} and (kept.step, kept.person_id) = (n.step, n.person_id) and kept.rang < n.rang;
  delete from desk.notice n using desk.deadline d
   where ${key('d')} = ${key('n')} and d.step = n.step and d.fired_at is null;`;

/** Whoever else was to be told, the owner is: at the share, or at the breach. */
const PLAIN_RUNGS = `
  update desk.rung set at_percent = coalesce(at_percent, 100),
         whom = case whom when 'assignee' then whom else 'owner' end;
  update desk.rung r set repeat_minutes = (
    select min(o.repeat_minutes) from desk.rung o
     where (o.brand_id, o.ladder_id, o.ladder_version, o.at_percent)
         = (r.brand_id, r.ladder_id, r.ladder_version, r.at_percent));
  delete from desk.rung r using desk.rung kept
   where (kept.brand_id, kept.ladder_id, kept.ladder_version, kept.at_percent)
       = (r.brand_id, r.ladder_id, r.ladder_version, r.at_percent)
     and kept.position < r.position;`;

/** Ladders with every kind of rung, rotas, and notices that leave the house. */
export class Ladders1764000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table desk.ladder
        add column name text not null default 'Owner after breach',
        add column retired_at timestamptz;
      alter table desk.rung
        drop constraint rung_whom_check,
        drop constraint rung_at_percent_check,
        -- At one share of the target several may be told.
        drop constraint rung_brand_id_ladder_id_ladder_version_at_percent_key,
        alter column at_percent drop not null,
        add column after_minutes int check (after_minutes >= 0),
        add column unanswered_minutes int check (unanswered_minutes > 0),
        add column person_id uuid,
        add column role text check (role in ('agent', 'manager', 'admin')),
        add column rota_id uuid,
        add column webhook_id uuid,
        add column by text[] not null default '{browser}' check (by <@ array['browser', 'email', 'chat', 'push']),
        add constraint rung_at_percent_check check (at_percent between 1 and 1000),
        add constraint rung_whom_check
          check (whom in ('assignee', 'owner', 'person', 'role', 'rota', 'webhook')),
        add constraint one_when check (num_nonnulls(at_percent, after_minutes, unanswered_minutes) = 1),
        add constraint whom_is_named check (
          (whom = 'person') = (person_id is not null) and (whom = 'role') = (role is not null)
          and (whom = 'rota') = (rota_id is not null) and (whom <> 'webhook' or webhook_id is not null)),
        add constraint chat_has_its_room check (not 'chat' = any (by) or webhook_id is not null);

      create table desk.webhook (
        brand_id uuid not null,
        id uuid not null,
        name text not null,
        url text not null,
        url_salt bytea,
        secret text not null,
        created_at timestamptz not null,
        retired_at timestamptz,
        primary key (brand_id, id)
      );

      create table desk.rota (
        brand_id uuid not null,
        id uuid not null,
        version int not null,
        name text not null,
        rules json not null,
        created_at timestamptz not null,
        retired_at timestamptz,
        primary key (brand_id, id, version)
      );
      -- Who is on call when, by a rota's latest version, overrides worked in. What no row covers is a gap.
      create table desk.shift (
        brand_id uuid not null,
        rota_id uuid not null,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        person_id uuid not null,
        is_override boolean not null,
        primary key (brand_id, rota_id, starts_at),
        check (starts_at < ends_at)
      );
      create table desk.rota_override (
        brand_id uuid not null,
        id uuid not null,
        rota_id uuid not null,
        -- Null: nobody.
        person_id uuid,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        made_by uuid not null,
        made_at timestamptz not null,
        primary key (brand_id, id),
        check (starts_at < ends_at)
      );
      create index rota_override_of_rota on desk.rota_override (brand_id, rota_id, ends_at);
      -- What managers were told, once each: that nobody will be on call, and that nobody is.
      create table desk.gap_notice (
        brand_id uuid not null,
        rota_id uuid not null,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        has_begun boolean not null,
        told_at timestamptz not null,
        primary key (brand_id, rota_id, starts_at, has_begun)
      );
    `);
    await runner.query(`
      -- The highest rung that was told; the list of what climbs is read along it.
      alter table desk.clock add column rung smallint not null default 0;
      update desk.clock c set rung = n.rung
        from (select brand_id, ticket_id, clock, round, max(rung) as rung from desk.notice
               group by brand_id, ticket_id, clock, round) n
       where (n.brand_id, n.ticket_id, n.clock, n.round) = (c.brand_id, c.ticket_id, c.kind, c.round);
      create index clock_climbing on desk.clock (brand_id, (-rung), due_at, ticket_id, kind, round)
        where (rung > 0 or state = 'breached') and stopped_at is null and state <> 'cancelled' and not is_history;
    `);
    await runner.query(`
      alter table desk.deadline
        -- The rung that rings apart from a threshold: again, some time after the breach, or because nobody answered.
        add column rung smallint not null default 0,
        drop constraint deadline_pkey,
        add primary key (brand_id, ticket_id, clock, round, threshold, rung, step);

      alter table desk.notice
        add column id uuid not null default gen_random_uuid(),
        add column seen_at timestamptz,
        -- The rung whose turn it was: where it reached nobody, another was told in its place.
        add column rang smallint not null default 0,
        drop constraint notice_pkey,
        add primary key (brand_id, ticket_id, clock, round, threshold, rang, step, person_id);
      create unique index notice_id on desk.notice (brand_id, id);
      create index notice_of_person on desk.notice (brand_id, person_id, told_at);
      create index notice_unseen on desk.notice (brand_id, person_id) where seen_at is null;

      -- A notice on its way by anything but the browser. To a person, or into a room.
      create table desk.dispatch (
        brand_id uuid not null,
        id uuid not null default gen_random_uuid(),
        ticket_id uuid not null,
        clock text not null,
        round int not null,
        threshold smallint not null,
        rung smallint not null,
        step int not null,
        rang smallint not null default 0,
        person_id uuid,
        webhook_id uuid,
        by text not null check (by in ('email', 'chat', 'push')),
        state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'dropped')),
        -- Those that went out in one message.
        bundle_id uuid,
        attempts int not null default 0,
        next_at timestamptz not null,
        taken_until timestamptz,
        sent_at timestamptz,
        reason text,
        primary key (brand_id, id),
        check (num_nonnulls(person_id, webhook_id) > 0)
      ) with (fillfactor = 70);
      create index dispatch_waiting on desk.dispatch (next_at) where state = 'waiting';
      create index dispatch_of_webhook on desk.dispatch (brand_id, webhook_id) where webhook_id is not null;
      create index dispatch_of_ticket on desk.dispatch (brand_id, ticket_id);
      create index dispatch_of_recipient on desk.dispatch (brand_id, coalesce(webhook_id, person_id), by, state, sent_at);

      -- The one that they read last, for what is written to them.
      alter table people.person add column language text check (language in ('en', 'nl', 'fr'));

      -- Who may be told in a browser that is closed, for as long as the session lasts in which they asked for it.
      create table people.push_subscription (
        id uuid primary key,
        person_id uuid not null references people.person,
        session_id uuid not null,
        endpoint text not null unique,
        p256dh text not null,
        auth text not null,
        created_at timestamptz not null
      );
    `);
    await runner.query(`
      grant select, insert, update, delete on desk.rota, desk.shift, desk.rota_override, desk.gap_notice, desk.dispatch
        to evenhand_desk;
      grant select on desk.rota, desk.shift, desk.rota_override, desk.gap_notice, desk.dispatch to evenhand_audit;
      -- Audit reads no secrets.
      grant select, insert, update, delete on desk.webhook, people.push_subscription to evenhand_desk;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table people.person drop column language;
      drop table people.push_subscription, desk.dispatch, desk.rota, desk.shift, desk.rota_override, desk.gap_notice,
        desk.webhook;
      ${LEVEL}
      alter table desk.deadline drop constraint deadline_pkey, drop column rung,
        add primary key (brand_id, ticket_id, clock, round, threshold, step);
      ${TOLD_ONCE}
      drop index desk.notice_id, desk.notice_of_person, desk.notice_unseen;
      drop index desk.clock_climbing;
      alter table desk.clock drop column rung;
      alter table desk.notice drop constraint notice_pkey, drop column id, drop column seen_at, drop column rang,
        add primary key (brand_id, ticket_id, clock, round, threshold, step, person_id);
      alter table desk.rung drop constraint rung_whom_check, drop constraint rung_at_percent_check,
        drop constraint one_when, drop constraint whom_is_named, drop constraint chat_has_its_room;
      ${PLAIN_RUNGS}
      alter table desk.rung
        drop column after_minutes, drop column unanswered_minutes, drop column person_id, drop column role,
        drop column rota_id, drop column webhook_id, drop column by,
        alter column at_percent set not null,
        add unique (brand_id, ladder_id, ladder_version, at_percent),
        add constraint rung_at_percent_check check (at_percent > 0),
        add constraint rung_whom_check check (whom in ('assignee', 'owner'));
      alter table desk.ladder drop column name, drop column retired_at;
    `);
  }
}
