import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { evenhand } from '../child.js';
import { cloneDatabase, withClient, type TestDatabase } from '../database.js';

describe('a command that fails in the database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await cloneDatabase();
    await evenhand(database, 'brand', 'add', 'Brand');
    await withClient(database.owner, (owner) =>
      owner.query('alter table desk.source_secret add constraint none_today check (false)'),
    );
  });
  afterAll(() => database.drop());

  it('says what failed in one line, and neither the statement nor a value of it', async () => {
    const ran = await evenhand(database, 'source', 'add', 'webhook', '--brand', 'Brand');
    expect([ran.code, ran.stdout]).toEqual([1, '']);
    expect(ran.stderr).toBe(
      'Database error 23514: new row for relation "source_secret" violates check constraint "none_today"\n',
    );
  });
});
