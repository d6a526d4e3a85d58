import type { MigrationInterface, QueryRunner } from 'typeorm';

const SCHEMAS = 'desk, people, ledger, door, vault, audit, jobs_door, jobs_desk, jobs_audit';
const ROLES = 'evenhand_door, evenhand_desk, evenhand_audit';

/** What the door says in the ledger, and all that it may read there. */
const DOOR_KINDS = "('post unreadable', 'post mended')";

/** Nobody sets by hand what the feed is read by: a row of a later epoch would hide all that follows it. */
const BY_ITSELF = 'xid = pg_current_xact_id() and epoch = (select number from ledger.epoch)';

/** The wall: who may touch what. A table made later brings its own grants. */
export class TheWall1764000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke all on all functions in schema ${SCHEMAS} from public;
      revoke all on schema public from public;

      grant usage on schema vault, door, desk, ledger, people, jobs_door to evenhand_door;
      grant usage on schema door, desk, ledger, people, jobs_desk to evenhand_desk;
      grant usage on schema vault, desk, ledger, people, audit, jobs_audit to evenhand_audit;
      grant execute on function desk.now(), desk.instant(timestamptz) to ${ROLES};
      grant execute on function ledger.bytes, ledger.link to ${ROLES};
      grant select on desk.time_shift, ledger.epoch to ${ROLES};
    `);
    await runner.query(`
      grant insert on vault.reach, vault.raw to evenhand_door;
      grant select (brand_id, post_id) on vault.reach, vault.raw to evenhand_door;
      grant select on all tables in schema vault to evenhand_audit;

      grant insert on door.inbox to evenhand_door;
      grant select (brand_id, id, channel, external_id, source_id, run_id, taken_at, outcome, ticket_id, reason)
        on door.inbox to evenhand_door;
      grant select, insert, update on door.unreadable, door.chain to evenhand_door;
      grant select, update (taken_at, outcome, ticket_id, reason) on door.inbox to evenhand_desk;

      grant select on desk.account, desk.source, desk.source_secret, desk.brand to evenhand_door;
      grant select, insert, update, delete on all tables in schema desk to evenhand_desk;
      revoke insert, update, delete on desk.time_shift from evenhand_desk;
      revoke delete on desk.chain from evenhand_desk;
      grant execute on function desk.fire_due to evenhand_desk;
      grant select on all tables in schema desk to evenhand_audit;
      revoke select on desk.source_secret from evenhand_audit;

      grant select, insert on ledger.event to evenhand_door, evenhand_desk;
      grant select on ledger.event to evenhand_audit;
      grant execute on function ledger.append to evenhand_desk;
      grant execute on function ledger.append_from_door to evenhand_door;
      alter table ledger.event enable row level security;
      create policy of_the_desk on ledger.event to evenhand_desk using (true) with check (${BY_ITSELF});
      create policy of_audit on ledger.event for select to evenhand_audit using (true);
      create policy of_the_door on ledger.event to evenhand_door
        using (kind in ${DOOR_KINDS}) with check (kind in ${DOOR_KINDS} and ${BY_ITSELF});

      grant select on people.membership, people.session to evenhand_door;
      grant select (id, email, name, disabled_at) on people.person to evenhand_door;
      grant select, insert, update, delete on all tables in schema people to evenhand_desk;
      grant select (id, name) on people.person to evenhand_audit;
      grant select on people.membership to evenhand_audit;

      grant create on schema jobs_door to evenhand_door;
      grant create on schema jobs_desk to evenhand_desk;
      grant create on schema jobs_audit to evenhand_audit;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy of_the_desk on ledger.event;
      drop policy of_audit on ledger.event;
      drop policy of_the_door on ledger.event;
      alter table ledger.event disable row level security;
      revoke all on all tables in schema ${SCHEMAS} from ${ROLES};
      revoke all on all functions in schema ${SCHEMAS} from ${ROLES};
      revoke all on schema ${SCHEMAS} from ${ROLES};
      grant execute on all functions in schema desk, ledger to public;
      grant usage on schema public to public;
    `);
  }
}
