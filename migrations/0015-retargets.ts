import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Clocks that get another target on the way, and policies that are applied to open tickets. */
export class Retargets1764000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table desk.clock
        -- When it last got another target: nothing is due before that because of it.
        add column not_before timestamptz;

      alter table desk.application
        add column applied_by uuid,
        add column reason text,
        add column reason_salt bytea,
        -- Chunk by chunk: what was begun is gone on with, by whoever comes round.
        add column began_at timestamptz,
        add column done_to uuid,
        add column tickets int not null default 0,
        add column moved int not null default 0,
        add column left_alone int not null default 0,
        add constraint begun_by_somebody check ((began_at is null) = (applied_by is null)),
        add constraint begun_before_applied check (applied_at is null or began_at is not null);
      create index application_under_way on desk.application (began_at) where began_at is not null and applied_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index desk.application_under_way;
      alter table desk.application
        drop column applied_by, drop column reason, drop column reason_salt, drop column began_at,
        drop column done_to, drop column tickets, drop column moved, drop column left_alone;
      alter table desk.clock drop column not_before;
    `);
  }
}
