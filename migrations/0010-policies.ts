import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calendars with hours, and policies with rules. */
export class Policies1764000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table desk.calendar
        drop constraint calendar_is_always_open_check,
        add column name text not null default 'Always open',
        -- As a manager wrote them, and as the arithmetic reads them: with every holiday spelt out for ten years.
        add column rules json not null default '{"zone":"UTC","isAlwaysOpen":true}',
        add column expanded json not null default '{"tz":"UTC","always_open":true}',
        -- Every day off, and with hours of its own, by its name and where it is from.
        add column dates json not null default '[]',
        add column tzdata text not null default '',
        -- How far its openings are written down; null where it is always open.
        add column openings_until timestamptz,
        add column retired_at timestamptz;

      -- When a calendar is open, spelt out, so that a statement can ask. One that is always open has no rows.
      create table desk.opening (
        brand_id uuid not null,
        calendar_id uuid not null,
        calendar_version int not null,
        opens_at timestamptz not null,
        closes_at timestamptz not null,
        primary key (brand_id, calendar_id, calendar_version, closes_at),
        check (opens_at < closes_at)
      );

      create table desk.calendar_feed (
        brand_id uuid not null,
        calendar_id uuid not null,
        url text not null,
        -- What it said when it was last read, each with its name.
        days json not null default '[]',
        read_at timestamptz,
        tried_at timestamptz,
        error text,
        failures int not null default 0,
        next_at timestamptz not null,
        primary key (brand_id, calendar_id)
      );
      create index calendar_feed_next on desk.calendar_feed (next_at);
    `);
    await runner.query(`
      alter table desk.policy
        add column reason text,
        add column reason_salt bytea,
        -- Null where it came with an account.
        add column made_by uuid,
        add column is_default boolean not null default false,
        add column retired_at timestamptz;
      create table desk.policy_rule (
        brand_id uuid not null,
        policy_id uuid not null,
        policy_version int not null,
        position smallint not null check (position > 0),
        name text not null,
        -- All that are given must fit; of the words in one, any. The last rule has none.
        conditions json not null default '{}',
        verification_minutes int not null default 4320 check (verification_minutes between 0 and 525600),
        starts_at_top boolean not null default false,
        primary key (brand_id, policy_id, policy_version, position)
      );
      insert into desk.policy_rule (brand_id, policy_id, policy_version, position, name)
        select brand_id, id, version, 1, 'Everything else' from desk.policy;
      -- Whoever promised a first response promises the next ones alike.
      insert into desk.target (brand_id, policy_id, policy_version, clock, seconds, thresholds, calendar_id,
          calendar_version, ladder_id, ladder_version)
        select brand_id, policy_id, policy_version, 'next_response', seconds, thresholds, calendar_id, calendar_version,
               ladder_id, ladder_version
          from desk.target where clock = 'first_response'
        on conflict do nothing;

      alter table desk.clock drop constraint clock_brand_id_policy_id_policy_version_kind_fkey;
      alter table desk.clock
        add column rule smallint not null default 1,
        add column ladder_id uuid,
        add column ladder_version int;
      update desk.clock c set ladder_id = g.ladder_id, ladder_version = g.ladder_version
        from desk.target g
       where (g.brand_id, g.policy_id, g.policy_version, g.clock) = (c.brand_id, c.policy_id, c.policy_version, c.kind);
      alter table desk.clock alter column ladder_id set not null, alter column ladder_version set not null;

      alter table desk.target
        add column rule smallint not null default 1,
        -- What the clock waits for without running.
        add column pauses text[] not null default '{}' check (pauses <@ array['customer', 'third party', 'resolved']),
        add column is_stopped_by_deflections boolean not null default true,
        add constraint first_response_never_pauses check (clock <> 'first_response' or pauses = '{}'),
        drop constraint target_pkey,
        drop column calendar_version,
        drop column ladder_version,
        add primary key (brand_id, policy_id, policy_version, rule, clock);
      alter table desk.clock add foreign key (brand_id, policy_id, policy_version, rule, kind) references desk.target;

      create table desk.application (
        brand_id uuid not null,
        id uuid not null,
        policy_id uuid not null,
        policy_version int not null,
        plan json not null,
        previewed_by uuid not null,
        previewed_at timestamptz not null,
        applied_at timestamptz,
        primary key (brand_id, id)
      );

      -- The only names that a contract may have.
      create table desk.contract (
        brand_id uuid not null,
        name text not null,
        created_at timestamptz not null,
        primary key (brand_id, name)
      );
      -- What they have bought; a name that the brand took off its list is nobody's any more.
      alter table desk.author add column contract text;
      create index author_contract on desk.author (brand_id, contract) where contract is not null;
      alter table desk.account add column agency text;
    `);
    await runner.query(`
      grant select, insert, update, delete on desk.opening, desk.policy_rule, desk.application, desk.contract to evenhand_desk;
      grant select on desk.opening, desk.policy_rule, desk.application, desk.contract to evenhand_audit;
      -- A feed's address may let in whoever knows it.
      grant select, insert, update, delete on desk.calendar_feed to evenhand_desk;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table desk.opening, desk.calendar_feed, desk.policy_rule, desk.application, desk.contract;
      alter table desk.author drop column contract;
      alter table desk.account drop column agency;
      alter table desk.clock drop constraint clock_brand_id_policy_id_policy_version_rule_kind_fkey;
      alter table desk.target
        add column calendar_version int,
        add column ladder_version int,
        drop constraint first_response_never_pauses,
        drop constraint target_pkey;
      update desk.target g set
        calendar_version = (select coalesce(max(version), 1) from desk.calendar
                             where (brand_id, id) = (g.brand_id, g.calendar_id)),
        ladder_version = (select coalesce(max(version), 1) from desk.ladder
                           where (brand_id, id) = (g.brand_id, g.ladder_id));
      -- Of each kind the first rule's that has it, so that every clock keeps one.
      delete from desk.target g using desk.target kept
       where (kept.brand_id, kept.policy_id, kept.policy_version, kept.clock)
           = (g.brand_id, g.policy_id, g.policy_version, g.clock) and kept.rule < g.rule;
      alter table desk.target drop column rule, drop column pauses, drop column is_stopped_by_deflections,
        alter column calendar_version set not null, alter column ladder_version set not null,
        add primary key (brand_id, policy_id, policy_version, clock);
      alter table desk.clock drop column rule, drop column ladder_id, drop column ladder_version,
        add foreign key (brand_id, policy_id, policy_version, kind) references desk.target;
      alter table desk.policy drop column reason, drop column reason_salt, drop column made_by, drop column is_default,
        drop column retired_at;
      update desk.calendar set is_always_open = true where not is_always_open;
      alter table desk.calendar drop column name, drop column rules, drop column expanded, drop column dates,
        drop column tzdata, drop column openings_until,
        drop column retired_at, add check (is_always_open);
    `);
  }
}
