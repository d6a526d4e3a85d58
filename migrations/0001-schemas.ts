import type { MigrationInterface, QueryRunner } from 'typeorm';

const SCHEMAS = [
  'desk',
  'people',
  'ledger',
  'door',
  'vault',
  'audit',
  'jobs_door',
  'jobs_desk',
  'jobs_audit',
];

/** The rooms, and the one source of time. */
export class Schemas1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const schema of SCHEMAS) await runner.query(`create schema ${schema}`);
    await runner.query(`
      create table desk.time_shift (
        is_only boolean primary key default true check (is_only),
        shift interval not null default '0'
      );
      insert into desk.time_shift default values;
      create function desk.now() returns timestamptz language sql stable parallel safe
        as $$ select pg_catalog.now() + (select shift from desk.time_shift) $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const schema of SCHEMAS.toReversed()) await runner.query(`drop schema ${schema} cascade`);
  }
}
