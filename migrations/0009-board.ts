import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The board: a channel of our own, with a public page an account. It is what the public sees, and no more. */
export class Board1764000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema board;
      create table board.post (
        brand_id uuid not null,
        id uuid not null,
        account_id uuid not null,
        -- The complaint that began the thread: its own id for the complaint itself.
        thread_id uuid not null,
        kind text not null check (kind in ('complaint', 'more', 'answer', 'solved', 'reopened', 'confirmed')),
        -- The name that the public sees: the visitor's, or the agent's with the account's.
        name text not null,
        -- As the public may read it: numbers of telephones and cards are masked before they come here.
        text text not null,
        posted_at timestamptz not null,
        primary key (brand_id, id)
      );
      create index board_threads on board.post (brand_id, account_id, posted_at desc, id desc) where kind = 'complaint';
      create index board_thread on board.post (brand_id, thread_id, posted_at, id);
      alter table door.inbox add column is_confirmation boolean not null default false;
      create index account_id on desk.account (id);
      -- What the board's own posts come in by. Its secret was never shown to anybody, whatever other sources are called.
      alter table desk.source add column is_board boolean not null default false;
      create unique index source_of_board on desk.source (brand_id) where is_board;

      grant usage on schema board to evenhand_door, evenhand_desk, evenhand_audit;
      grant select, insert on board.post to evenhand_door, evenhand_desk;
      grant select on board.post to evenhand_audit;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop schema board cascade;
      drop index desk.account_id;
      alter table desk.source drop column is_board;
      alter table door.inbox drop column is_confirmation;
    `);
  }
}
