import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The inbox is what is left of a post once reach and raw have gone to the vault. */
export class DoorAndVault1764000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table door.inbox (
        brand_id uuid not null,
        id uuid not null,
        seq bigint not null generated always as identity,
        source_id uuid,
        run_id uuid,
        is_history boolean not null default false,
        channel text not null,
        account_id uuid,
        external_id text not null,
        in_reply_to text,
        posted_at timestamptz not null,
        text text not null,
        language text,
        url text,
        visibility text not null default 'public',
        edit_of text,
        is_deleted boolean not null default false,
        quotes text,
        mentions text[] not null default '{}',
        attachments json,
        author_external_id text not null,
        author_handle text,
        author_name text,
        received_at timestamptz not null,
        taken_at timestamptz,
        outcome text,
        ticket_id uuid,
        reason text,
        primary key (brand_id, id),
        unique (brand_id, channel, external_id)
      );
      create index inbox_waiting on door.inbox (brand_id, seq) where taken_at is null;
      create index inbox_run on door.inbox (brand_id, run_id) where run_id is not null;

      create table door.unreadable (
        brand_id uuid not null,
        id uuid not null,
        fingerprint bytea not null,
        source_id uuid,
        run_id uuid,
        is_history boolean not null default false,
        channel text,
        external_id text,
        field text not null,
        reason text not null,
        place text,
        raw text not null,
        received_at timestamptz not null,
        tried_at timestamptz not null,
        mended_at timestamptz,
        primary key (brand_id, id),
        unique (brand_id, fingerprint)
      );
      create index unreadable_post on door.unreadable (brand_id, channel, external_id);

      create table vault.reach (
        brand_id uuid not null,
        post_id uuid not null,
        source_id uuid,
        followers bigint,
        following bigint,
        verified boolean,
        observed_at timestamptz not null,
        received_at timestamptz not null,
        primary key (brand_id, post_id)
      );
      create table vault.raw (
        brand_id uuid not null,
        post_id uuid not null,
        source_id uuid,
        raw json not null,
        received_at timestamptz not null,
        primary key (brand_id, post_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table door.inbox, door.unreadable, vault.reach, vault.raw');
  }
}
