import type { MigrationInterface, QueryRunner } from 'typeorm';

const WORK = 'desk.draft, desk.outgoing, desk.note, desk.skip, desk.presence';

/** Invitations and sessions that can be told apart; claims, drafts, replies on their way, notes, who is looking. */
export class PeopleAtWork1764000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table people.invitation (
        token_hash bytea primary key,
        id uuid not null unique,
        -- Null for the first admin, who names the brand.
        brand_id uuid,
        email text,
        name text,
        role text not null check (role in ('agent', 'manager', 'auditor', 'admin')),
        made_by uuid references people.person,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        used_at timestamptz,
        withdrawn_at timestamptz,
        check ((brand_id is null) = (email is null))
      );
      create index invitation_of_brand on people.invitation (brand_id, created_at)
        where used_at is null and withdrawn_at is null;

      alter table people.session
        add column id uuid not null default gen_random_uuid(),
        add column seen_at timestamptz,
        add column device text,
        add column address text;
      create unique index session_id on people.session (id);
      -- Everybody knows their passwords.
      alter table people.person add column is_demo boolean not null default false;
      grant select, insert, update, delete on people.invitation to evenhand_desk;
    `);
    await runner.query(`
      alter table desk.ticket
        -- In real time, not the desk's: a clock that a test moved sends nobody away.
        add column claimed_at timestamptz,
        add column resolved_at timestamptz,
        add column set_aside_at timestamptz,
        add constraint claimed_by_somebody check (claimed_at is null or assignee_id is not null);
      create index ticket_claimed on desk.ticket (claimed_at) where claimed_at is not null and state = 'open';
      -- All that a queue can be narrowed to, so that a page is cut from the index alone.
      drop index desk.ticket_queue;
      create index ticket_queue on desk.ticket (brand_id, due_at, opened_at, id)
        include (account_id, channel, language, topic, assignee_id)
        where state in ('open', 'waiting') and not is_history;

      alter table desk.post
        -- The order in which the desk got them; posted_at is the channel's, and may be earlier.
        add column arrival bigint not null generated always as identity,
        add column is_deflection boolean not null default false,
        add column written_by uuid,
        add column signed_as text;

      -- Names and handles alike, the latest first: a text may still call somebody by them.
      alter table desk.author add column former_names text[] not null default '{}';

      alter table desk.brand add column is_demo boolean not null default false;
      create index ticket_by_author on desk.ticket (brand_id, author_id, opened_at);
      create index post_of_account on desk.post (brand_id, account_id, (outcome = 'reply'), posted_at);
      create index clock_breached on desk.clock (brand_id, due_at, ticket_id) where state = 'breached';

      create table desk.draft (
        brand_id uuid not null,
        ticket_id uuid not null,
        person_id uuid not null,
        kind text not null check (kind in ('reply', 'note')),
        text text not null,
        -- The last post that its writer had seen.
        read_up_to uuid,
        updated_at timestamptz not null,
        primary key (brand_id, ticket_id, person_id, kind),
        foreign key (brand_id, ticket_id) references desk.ticket
      );

      create table desk.outgoing (
        brand_id uuid not null,
        id uuid not null,
        ticket_id uuid not null,
        account_id uuid not null,
        channel text not null,
        answers_post_id uuid not null,
        person_id uuid not null,
        signed_as text not null,
        text text not null,
        salt bytea not null,
        is_deflection boolean not null,
        -- What its writer had read: it goes back into the draft with the text.
        read_up_to uuid,
        -- What the ticket becomes once it is delivered.
        then_state text not null check (then_state in ('open', 'waiting', 'resolved')),
        state text not null check (state in ('queued', 'sending', 'delivered', 'refused', 'unsure', 'taken back')),
        queued_at timestamptz not null,
        send_at timestamptz not null,
        attempts int not null default 0,
        -- Only grows: who took it before knows by it that somebody else has it now.
        times_taken int not null default 0,
        -- Until then whoever took it to send it has it; in real time.
        taken_until timestamptz,
        reason text,
        delivered_at timestamptz,
        external_id text,
        primary key (brand_id, id),
        foreign key (brand_id, ticket_id) references desk.ticket
      ) with (fillfactor = 70);
      create index outgoing_due on desk.outgoing (send_at) where state in ('queued', 'sending');
      create index outgoing_of_ticket on desk.outgoing (brand_id, ticket_id, queued_at);

      create table desk.note (
        brand_id uuid not null,
        id uuid not null,
        ticket_id uuid not null,
        person_id uuid not null,
        text text not null,
        salt bytea not null,
        -- A note for colleagues, or the words beside a reason.
        kind text not null check (kind in ('note', 'reason')),
        written_at timestamptz not null,
        primary key (brand_id, id),
        foreign key (brand_id, ticket_id) references desk.ticket
      );
      create index note_of_ticket on desk.note (brand_id, ticket_id, written_at);

      -- Who gave a ticket back: Take next does not hand it to them again at once.
      create table desk.skip (
        brand_id uuid not null,
        ticket_id uuid not null,
        person_id uuid not null,
        reason text not null,
        at timestamptz not null,
        primary key (brand_id, ticket_id, person_id)
      );

      -- Who has which page open, in real time. It outlives a crash: a claim whose holder is not here lapses.
      create table desk.presence (
        brand_id uuid not null,
        socket_id text not null,
        person_id uuid not null,
        ticket_id uuid,
        is_typing boolean not null default false,
        seen_at timestamptz not null default now(),
        primary key (brand_id, socket_id)
      );
      create index presence_of_person on desk.presence (brand_id, person_id, seen_at);
    `);
    await runner.query(`
      grant select, insert, update, delete on ${WORK} to evenhand_desk;
      grant select on ${WORK} to evenhand_audit;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table ${WORK};
      alter table desk.brand drop column is_demo;
      alter table desk.author drop column former_names;
      drop index desk.post_of_account, desk.clock_breached;
      alter table desk.post drop column arrival, drop column is_deflection, drop column written_by, drop column signed_as;
      drop index desk.ticket_claimed, desk.ticket_queue, desk.ticket_by_author;
      create index ticket_queue on desk.ticket (brand_id, due_at, opened_at, id)
        include (account_id, language, assignee_id) where state in ('open', 'waiting') and not is_history;
      alter table desk.ticket drop constraint claimed_by_somebody, drop column claimed_at, drop column resolved_at,
        drop column set_aside_at;
      drop index people.session_id;
      alter table people.person drop column is_demo;
      alter table people.session drop column id, drop column seen_at, drop column device, drop column address;
      drop table people.invitation;
    `);
  }
}
