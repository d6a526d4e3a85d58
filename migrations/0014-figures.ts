import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the figures of breaches are read by. */
export class Figures1764000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index loss_of_brand on desk.loss (brand_id, at);
      create index event_signal on ledger.event (brand_id, kind, at) include (chain, actor)
        where kind in ('acknowledged', 'classified', 'clock paused', 'contract set', 'fix confirmed', 'merged', 'policy changed',
          'policy chosen', 'resolved', 'set aside');
      create index ticket_merged on desk.ticket (brand_id, id) include (merged_into) where state = 'merged';
      create index post_deflection on desk.post (brand_id, ticket_id, posted_at) where is_deflection;
      -- Beside the key no whole index begins with the brand. Of a young table, whose rows nobody has counted yet, either
      -- looks as good to the planner: checks of foreign keys and the alarm then read all of a brand's rows, for each row.
      -- A condition that every period implies, and no look by the key.
      create index clock_due on desk.clock (brand_id, due_at) where due_at > '-infinity';
      drop index desk.ticket_by_author;
      create index ticket_by_author on desk.ticket (author_id, opened_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index desk.ticket_by_author;
      create index ticket_by_author on desk.ticket (brand_id, author_id, opened_at);
    `);
    await runner.query(
      'drop index desk.clock_due, desk.loss_of_brand, ledger.event_signal, desk.ticket_merged, desk.post_deflection',
    );
  }
}
