import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { cloneDatabase, withClient, type TestDatabase } from '../../api/test/database.js';
import { TWINS_OF_OBJECTS } from './twins-of-objects.js';
import { TWINS_OF_RIGHTS } from './twins-of-rights.js';
import { windowsInTheWall } from './windows.js';

/** A follower count that stands nowhere else. */
const TELLTALE = '748392615';

const TWINS = [...TWINS_OF_OBJECTS, ...TWINS_OF_RIGHTS];

describe('the wall', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await cloneDatabase();
  });
  afterAll(() => database.drop());

  it('has no window in the migrated database', async () => {
    expect(await withClient(database.owner, windowsInTheWall)).toEqual([]);
  });

  describe('with a window opened', () => {
    let owner: Client;
    beforeEach(async () => {
      owner = new Client({ connectionString: database.superUrl });
      await owner.connect();
      // Nothing of it is ever committed: roles are the whole cluster's.
      await owner.query('begin; set local role evenhand_owner');
    });
    afterEach(async () => {
      await owner.query('rollback');
      await owner.end();
    });

    async function tellReach(): Promise<void> {
      await owner.query(
        `insert into vault.reach (brand_id, post_id, followers, observed_at, received_at)
         values (gen_random_uuid(), gen_random_uuid(), ${TELLTALE}, now(), now())`,
      );
    }

    it.each(TWINS)('would notice $kind', async ({ open, named, asSuperuser, filledFirst }) => {
      if (asSuperuser) await owner.query('reset role');
      if (filledFirst) await tellReach();
      await owner.query(open);
      expect(await windowsInTheWall(owner)).toEqual(typeof named === 'string' ? [named] : named);
    });

    it.each(TWINS.filter((twin) => twin.peek !== undefined))(
      'is really broken by $kind: the desk then sees reach',
      async ({ open, peek, asSuperuser, filledFirst }) => {
        if (asSuperuser) await owner.query('reset role');
        if (filledFirst) await tellReach();
        await owner.query(open);
        if (!filledFirst) await tellReach();
        await owner.query('reset role; set local session authorization evenhand_desk');
        const { rows } = await owner.query<{ seen: string }>(peek ?? '');
        expect(rows.map((row) => row.seen)).toContain(TELLTALE);
      },
    );
  });
});
