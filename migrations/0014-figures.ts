import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the figures of breaches are read by. */
export class Figures1764000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index clock_due on desk.clock (brand_id, due_at);
      create index loss_of_brand on desk.loss (brand_id, at);
      create index event_signal on ledger.event (brand_id, kind, at) include (chain, actor)
        where kind in ('acknowledged', 'classified', 'clock paused', 'contract set', 'fix confirmed', 'resolved', 'set aside');
      create index ticket_merged on desk.ticket (brand_id, id) include (merged_into) where state = 'merged';
      create index post_deflection on desk.post (brand_id, ticket_id, posted_at) where is_deflection;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop index desk.clock_due, desk.loss_of_brand, ledger.event_signal, desk.ticket_merged, desk.post_deflection',
    );
  }
}
