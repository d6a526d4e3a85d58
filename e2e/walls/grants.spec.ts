import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { GRANT_TABLE } from './grant-table.js';
import { notRefused } from './peeks.js';
import { rightsIn } from './rights.js';
import { connectSides, refused, type Sides, TELLTALE } from './sides.js';

describe('the grants', () => {
  let sides: Sides;
  let owner: Client, door: Client, desk: Client, audit: Client;
  beforeAll(async () => {
    sides = await connectSides();
    ({ owner, door, desk, audit } = sides);
  });
  afterAll(() => sides.close());

  it('are those of the table, on every schema, table, sequence and function there is', async () => {
    expect(await rightsIn(owner)).toEqual(GRANT_TABLE);
  });

  it('would be found wanting with a table that nobody spoke of', async () => {
    await owner.query('begin; create table desk.new (id uuid); grant select on desk.new to evenhand_audit');
    const rights = await rightsIn(owner);
    await owner.query('rollback');
    expect(rights).toEqual({ ...GRANT_TABLE, 'desk.new': { door: '', desk: '', audit: 'SELECT' } });
  });

  it('belong to roles that log in themselves', async () => {
    for (const [client, role] of [
      [door, 'evenhand_door'],
      [desk, 'evenhand_desk'],
      [audit, 'evenhand_audit'],
    ] as const) {
      const { rows } = await client.query('select session_user, current_user');
      expect(rows).toEqual([{ session_user: role, current_user: role }]);
    }
  });

  it('let none of the three change, remove or empty the ledger', async () => {
    for (const side of [door, desk, audit])
      expect(
        await notRefused(side, [
          'update ledger.event set kind = kind',
          'delete from ledger.event',
          'truncate ledger.event',
          'alter table ledger.event disable row level security',
          'drop table ledger.event',
        ]),
      ).toEqual([]);
  });

  describe('of the door', () => {
    it('let it put reach into the vault and see no more than the key of it', async () => {
      const row = `insert into vault.reach (brand_id, post_id, followers, observed_at, received_at)
        values (gen_random_uuid(), gen_random_uuid(), 7, now(), now())`;
      expect((await door.query(`${row} on conflict do nothing returning post_id`)).rowCount).toBe(1);
      expect((await door.query('select brand_id, post_id from vault.reach')).rowCount).toBeGreaterThan(500);
      expect(
        await notRefused(door, [
          'select * from vault.reach',
          'select followers from vault.reach',
          'select post_id from vault.reach where followers > 100',
          'select post_id from vault.reach order by verified',
          'select raw from vault.raw',
          'copy vault.raw to stdout',
          `${row} returning followers`,
          `${row} returning *`,
          `${row} on conflict (brand_id, post_id) do update set followers = 8`,
          'update vault.reach set followers = 8',
          'delete from vault.reach',
          'truncate vault.reach',
        ]),
      ).toEqual([]);
    });

    it('let it neither take from the inbox nor read a text back', async () => {
      expect(
        await notRefused(door, [
          'update door.inbox set taken_at = now()',
          `update door.inbox set text = ''`,
          'delete from door.inbox',
          'select text from door.inbox',
          'select * from door.inbox',
        ]),
      ).toEqual([]);
    });

    it('let it write and read its own kinds of events alone', async () => {
      const brand = randomUUID();
      const insert = (
        kind: string,
      ) => `insert into ledger.event (brand_id, chain, seq, kind, actor, at, body, hash, epoch)
        values ('${brand}', gen_random_uuid(), 1, '${kind}', 'test', now(), '{}', '', 1)`;
      await desk.query(insert('opened'));
      await door.query(insert('post unreadable'));
      await refused(door, insert('opened'));
      const kinds = async (side: Client) =>
        (
          await side.query(`select kind from ledger.event where brand_id = '${brand}' order by kind`)
        ).rows.map((row) => row.kind);
      expect(await kinds(door)).toEqual(['post unreadable']);
      expect(await kinds(desk)).toEqual(['opened', 'post unreadable']);
      expect(await kinds(audit)).toEqual(['opened', 'post unreadable']);
    });
  });

  describe('of audit', () => {
    it('let it read the vault', async () => {
      const { rows } = await audit.query('select max(followers) as most from vault.reach');
      expect(rows).toEqual([{ most: TELLTALE }]);
      expect((await audit.query('select * from vault.raw')).rowCount).toBe(0);
    });

    it('let it write nothing outside its own rooms', async () => {
      const { rows } = await owner.query<{ name: string }>(`
        select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relkind in ('r', 'p') and n.nspname in ('vault', 'door', 'desk', 'ledger', 'people', 'public')`);
      expect(rows.length).toBeGreaterThan(25);
      expect(
        await notRefused(
          audit,
          rows.flatMap(({ name }) => [
            `insert into ${name} default values`,
            `delete from ${name}`,
            `truncate ${name}`,
            `lock table ${name} in exclusive mode`,
          ]),
        ),
      ).toEqual([]);
    });

    it('keep passwords, sessions, secrets and the inbox from it', async () => {
      expect(
        await notRefused(audit, [
          'select password_hash from people.person',
          'select email from people.person',
          'select * from people.person',
          'select * from people.session',
          'select from people.session',
          'select * from desk.source_secret',
          'select * from door.inbox',
          'select * from door.unreadable',
        ]),
      ).toEqual([]);
      expect((await audit.query('select id, name from people.person')).rowCount).toBe(0);
    });
  });
});
