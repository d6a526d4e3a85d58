import type { MigrationInterface, QueryRunner } from 'typeorm';

const CHANNELS =
  "('x','bluesky','mastodon','facebook','instagram','youtube','reviews','email','board','other')";

/** Brands, their accounts and sources, the policies they start with; posts, authors and tickets. */
export class Desk1764000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table desk.brand (
        id uuid primary key,
        name text not null check (name <> ''),
        created_at timestamptz not null
      );

      create table desk.account (
        brand_id uuid not null,
        id uuid not null,
        channel text not null check (channel in ${CHANNELS}),
        external_id text not null,
        handle text not null,
        owner_id uuid,
        policy_id uuid not null,
        created_at timestamptz not null,
        primary key (brand_id, id),
        unique (brand_id, channel, external_id)
      );
      create index account_handle on desk.account (brand_id, channel, lower(ltrim(handle, '@')));

      create table desk.source (
        brand_id uuid not null,
        id uuid not null,
        name text not null,
        created_at timestamptz not null,
        disabled_at timestamptz,
        primary key (brand_id, id)
      );
      create index source_id on desk.source (id);
      create table desk.source_secret (
        brand_id uuid not null,
        source_id uuid not null,
        secret text not null,
        token_hash bytea not null,
        primary key (brand_id, source_id)
      );

      create table desk.calendar (
        brand_id uuid not null,
        id uuid not null,
        version int not null,
        is_always_open boolean not null check (is_always_open),
        created_at timestamptz not null,
        primary key (brand_id, id, version)
      );
      create table desk.ladder (
        brand_id uuid not null,
        id uuid not null,
        version int not null,
        created_at timestamptz not null,
        primary key (brand_id, id, version)
      );
      create table desk.rung (
        brand_id uuid not null,
        ladder_id uuid not null,
        ladder_version int not null,
        position smallint not null check (position > 0),
        at_percent smallint not null check (at_percent > 0),
        whom text not null check (whom in ('assignee', 'owner')),
        repeat_minutes int check (repeat_minutes > 0),
        primary key (brand_id, ladder_id, ladder_version, position),
        unique (brand_id, ladder_id, ladder_version, at_percent)
      );
      create table desk.policy (
        brand_id uuid not null,
        id uuid not null,
        version int not null,
        name text not null,
        created_at timestamptz not null,
        primary key (brand_id, id, version)
      );
      create table desk.target (
        brand_id uuid not null,
        policy_id uuid not null,
        policy_version int not null,
        clock text not null check (clock in ('first_response', 'next_response', 'resolution')),
        seconds int not null check (seconds between 60 and 31536000),
        thresholds smallint[] not null default '{50,75,100}' check (100 = any (thresholds)),
        calendar_id uuid not null,
        calendar_version int not null,
        ladder_id uuid not null,
        ladder_version int not null,
        primary key (brand_id, policy_id, policy_version, clock)
      );

      create table desk.word_rule (
        brand_id uuid not null,
        name text not null,
        position int not null,
        words text[] not null check (cardinality(words) > 0),
        topic text,
        severity smallint check (severity between 1 and 4),
        primary key (brand_id, name),
        check (topic is not null or severity is not null)
      );

      create table desk.author (
        brand_id uuid not null,
        id uuid not null,
        channel text not null,
        external_id text not null,
        handle text,
        display_name text,
        primary key (brand_id, id),
        unique (brand_id, channel, external_id)
      );

      create table desk.ticket (
        brand_id uuid not null,
        id uuid not null,
        account_id uuid not null,
        channel text not null check (channel in ${CHANNELS}),
        author_id uuid not null,
        state text not null check (state in ('open', 'waiting', 'resolved', 'closed', 'merged', 'set aside')),
        excerpt text not null,
        language text not null,
        severity smallint not null check (severity between 1 and 4),
        severity_rule text not null,
        topic text not null,
        topic_rule text not null,
        opened_at timestamptz not null,
        taken_at timestamptz not null,
        due_at timestamptz not null default 'infinity',
        answered_at timestamptz,
        assignee_id uuid,
        contacts int not null default 1,
        backlog_at_opening int not null,
        is_history boolean not null,
        primary key (brand_id, id),
        foreign key (brand_id, account_id) references desk.account
      ) with (fillfactor = 70);
      create index ticket_queue on desk.ticket (brand_id, due_at, opened_at, id)
        include (account_id, language, assignee_id) where state in ('open', 'waiting') and not is_history;
      create index ticket_imported on desk.ticket (brand_id, due_at, opened_at, id)
        where state in ('open', 'waiting') and is_history;
      create index ticket_queue_of_assignee on desk.ticket (brand_id, assignee_id, due_at, opened_at, id)
        where state in ('open', 'waiting') and not is_history;
      create index ticket_of_author on desk.ticket (brand_id, author_id, account_id) where state in ('open', 'waiting');
      create index ticket_unanswered on desk.ticket (brand_id, is_history) where answered_at is null and state in ('open', 'waiting');

      create table desk.post (
        brand_id uuid not null,
        id uuid not null,
        channel text not null,
        external_id text not null,
        ticket_id uuid,
        account_id uuid,
        author_id uuid not null,
        outcome text not null check (outcome in ('ticket', 'attached', 'bystander', 'reply', 'elsewhere')),
        reason text not null,
        in_reply_to text,
        answers_customer boolean not null default false,
        origin text check (origin in ('evenhand', 'imported', 'outside')),
        posted_at timestamptz not null,
        text text not null,
        salt bytea not null,
        language text not null,
        url text,
        visibility text not null default 'public' check (visibility in ('public', 'direct')),
        attachments json,
        primary key (brand_id, id),
        unique (brand_id, channel, external_id),
        check ((outcome = 'reply') = (origin is not null))
      );
      create index post_ticket on desk.post (brand_id, ticket_id, posted_at, id) where ticket_id is not null;
      create index post_orphan on desk.post (brand_id, channel, in_reply_to) where ticket_id is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table desk.post, desk.ticket, desk.author, desk.word_rule, desk.target, desk.policy, desk.rung, desk.ladder,
        desk.calendar, desk.source_secret, desk.source, desk.account, desk.brand;
    `);
  }
}
