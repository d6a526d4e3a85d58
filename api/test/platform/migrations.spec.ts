import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MIGRATIONS } from '@evenhand/migrations/all';
import { GRANT_TABLE } from '../../../e2e/walls/grant-table.js';
import { DETOURS, notRefused, peeks } from '../../../e2e/walls/peeks.js';
import { rightsIn } from '../../../e2e/walls/rights.js';
import { windowsInTheWall } from '../../../e2e/walls/windows.js';
import { migrate, ownerSource } from '../../src/platform/postgres/migrate.js';
import { withClient } from '../database.js';
import { shapeOf } from './shape.js';
import { type EmptyDatabase, emptyDatabase, throwawayServer } from './throwaway-server.js';

const BIN_OF_15 = process.env['EVENHAND_PG15_BIN'];

/** PostgreSQL 15 is on CI always, on a person's machine where they say so. */
const describe15 = BIN_OF_15 || process.env['CI'] ? describe : describe.skip;

describe('the migrations, on the embedded PostgreSQL', () => hold(18, emptyDatabase));

describe15('the migrations, on PostgreSQL 15', () =>
  hold(15, () => {
    if (!BIN_OF_15)
      throw new Error('CI runs this on PostgreSQL 15 too: EVENHAND_PG15_BIN must name its programs.');
    return throwawayServer(BIN_OF_15);
  }),
);

function hold(major: number, open: () => Promise<EmptyDatabase>): void {
  let database: EmptyDatabase | undefined;
  let owner: string, desk: string;
  let atFirst: string[];
  beforeAll(async () => {
    database = await open();
    ({ owner, desk } = database);
    atFirst = await shape();
  }, 60_000);
  afterAll(() => database?.drop());

  const shape = () => withClient(owner, shapeOf);

  async function allTheWayDown(): Promise<void> {
    const source = await ownerSource(owner).initialize();
    try {
      for (const _ of MIGRATIONS) await source.undoLastMigration({ transaction: 'each' });
    } finally {
      await source.destroy();
    }
  }

  it(`run on version ${major}`, async () => {
    const { rows } = await withClient(owner, (client) => client.query('show server_version_num'));
    expect(Math.floor(Number(rows[0].server_version_num) / 10_000)).toBe(major);
  });

  it('go up, leave nothing all the way down, and go up again to the same', async () => {
    expect(await migrate(owner)).toEqual(MIGRATIONS.map((migration) => migration.name));
    const once = await shape();
    expect(once.length).toBeGreaterThan(300);
    await allTheWayDown();
    expect(await shape()).toEqual(atFirst);
    await migrate(owner);
    expect(await shape()).toEqual(once);
    expect(await migrate(owner)).toEqual([]);
  });

  it('run once when several nodes start at once', async () => {
    await allTheWayDown();
    const ran = await Promise.all([migrate(owner), migrate(owner), migrate(owner)]);
    expect(ran.flat()).toEqual(MIGRATIONS.map((migration) => migration.name));
  });

  it('build the wall: every grant of the table, no window, nothing of the vault for the desk', async () => {
    await withClient(owner, async (ofOwner) => {
      expect(await rightsIn(ofOwner)).toEqual(GRANT_TABLE);
      expect(await windowsInTheWall(ofOwner)).toEqual([]);
      await withClient(desk, async (ofDesk) => {
        expect(await notRefused(ofDesk, [...(await peeks(ofOwner)), ...DETOURS])).toEqual([]);
      });
    });
  });
}
