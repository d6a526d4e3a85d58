import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cloneDatabase, withClient, type TestDatabase } from '../database.js';

/**
 * A table that has grown since anybody counted it looks small to the planner, and an index that begins as its key does
 * looks as good as the key. It then reads a brand's rows for each row that a foreign key or the alarm asks for: 2 s a batch.
 */
const AS_GOOD_AS_THE_KEY = `
  select i.indexrelid::regclass::text as name
    from pg_index i
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0] and a.attname = 'brand_id'
   where i.indrelid = any ('{desk.ticket, desk.clock, desk.deadline, desk.chain}'::regclass[])
     and not i.indisprimary and i.indpred is null`;

describe('the tables that grow with every ticket', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await cloneDatabase();
  });
  afterAll(() => database.drop());

  const found = (before = 'select') =>
    withClient(database.owner, async (owner) => {
      await owner.query('begin');
      await owner.query(before);
      const { rows } = await owner.query<{ name: string }>(AS_GOOD_AS_THE_KEY);
      await owner.query('rollback');
      return rows.map(({ name }) => name);
    });

  it('have no whole index that a planner without counts may take for the key', async () => {
    expect(await found()).toEqual([]);
  });

  it('would be found out with one', async () => {
    expect(await found('create index tempting on desk.clock (brand_id, due_at)')).toEqual(['desk.tempting']);
  });
});
