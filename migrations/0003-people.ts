import type { MigrationInterface, QueryRunner } from 'typeorm';

export class People1764000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table people.person (
        id uuid primary key,
        email text not null,
        name text not null check (name <> ''),
        password_hash text,
        created_at timestamptz not null,
        disabled_at timestamptz
      );
      create unique index person_email on people.person (lower(email));

      create table people.membership (
        brand_id uuid not null,
        person_id uuid not null references people.person,
        role text not null check (role in ('agent', 'manager', 'auditor', 'admin')),
        created_at timestamptz not null,
        primary key (brand_id, person_id)
      );
      create index membership_person on people.membership (person_id);

      create table people.session (
        token_hash bytea primary key,
        person_id uuid not null references people.person,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        ended_at timestamptz
      );
      create index session_person on people.session (person_id) where ended_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table people.session, people.membership, people.person');
  }
}
