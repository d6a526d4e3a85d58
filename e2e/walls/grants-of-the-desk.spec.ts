import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { DETOURS, notRefused, peeks } from './peeks.js';
import { connectSides, refused, type Sides, TELLTALE } from './sides.js';

describe('the grants of the desk', () => {
  let sides: Sides;
  let owner: Client, desk: Client;
  beforeAll(async () => {
    sides = await connectSides();
    ({ owner, desk } = sides);
  });
  afterAll(() => sides.close());

  it('give it nothing of the vault, in whatever statement', async () => {
    expect(await notRefused(desk, await peeks(owner))).toEqual([]);
  });

  it('give it nothing of the vault even if it could enter the schema', async () => {
    await owner.query('grant usage on schema vault to evenhand_desk');
    const through = await notRefused(desk, await peeks(owner));
    await owner.query('revoke usage on schema vault from evenhand_desk');
    expect(through).toEqual([]);
  });

  it('would be found to leak with one column granted', async () => {
    await owner.query('grant usage on schema vault to evenhand_desk');
    await owner.query('grant select (followers) on vault.reach to evenhand_desk');
    const through = await notRefused(desk, await peeks(owner));
    await owner.query('revoke select (followers) on vault.reach from evenhand_desk');
    await owner.query('revoke usage on schema vault from evenhand_desk');
    expect(through).toEqual(
      expect.arrayContaining(
        ['select followers from vault.reach', 'copy vault.reach (followers) to stdout'].map(
          (statement) => `${statement}: it went through`,
        ),
      ),
    );
  });

  it('close every detour', async () => {
    expect(await notRefused(desk, DETOURS)).toEqual([]);
  });

  it('do not open the vault to a function or a view of its own', async () => {
    await desk.query('begin');
    await desk.query(`create function jobs_desk.peek() returns bigint language plpgsql security definer
      as 'begin return (select max(followers) from vault.reach); end'`);
    await refused(desk, 'select jobs_desk.peek()');
    await desk.query('rollback');
    await refused(desk, 'create view jobs_desk.peek as select followers from vault.reach');
  });

  it('give it no large object of the owner', async () => {
    const { rows } = await owner.query<{ id: number }>(`select lo_from_bytea(0, '${TELLTALE}') as id`);
    const id = Number(rows[0]?.id);
    expect(
      await notRefused(desk, [
        `select lo_get(${id})`,
        `select loread(lo_open(${id}, 262144), 100)`,
        `select lo_put(${id}, 0, 'x')`,
        `select lo_export(${id}, '/dev/null')`,
        `grant select on large object ${id} to evenhand_desk`,
      ]),
    ).toEqual([]);
  });

  /** As the side sees them: every catalogue, and every view of statistics. */
  async function relationsThatTell(side: Client): Promise<string[]> {
    const { rows } = await side.query<{ name: string }>(`
      select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('pg_catalog', 'information_schema') and c.relkind in ('r', 'v')
         and has_table_privilege(c.oid, 'select') order by 1`);
    const telling: string[] = [];
    for (const { name } of rows) {
      const found = await side
        .query(`select from ${name} as r where r::text like '%' || $1 || '%' limit 1`, [TELLTALE])
        .catch((error: unknown) => {
          expect(error).toMatchObject({ code: '42501' });
          return { rowCount: 0 };
        });
      if (found.rowCount) telling.push(name);
    }
    return telling;
  }

  it('let no catalogue or view of statistics tell a value of the vault', async () => {
    expect(await relationsThatTell(desk)).toEqual([]);
    expect((await desk.query(`select from pg_stats where schemaname = 'vault'`)).rowCount).toBe(0);
  });

  it('would be found to let statistics tell it, as they do to the owner', async () => {
    expect(await relationsThatTell(owner)).toEqual(['pg_stats']);
  });
});
