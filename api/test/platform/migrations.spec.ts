import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MIGRATIONS } from '@evenhand/migrations/all';
import { GRANT_TABLE } from '../../../e2e/walls/grant-table.js';
import { DETOURS, notRefused, peeks } from '../../../e2e/walls/peeks.js';
import { rightsIn } from '../../../e2e/walls/rights.js';
import { windowsInTheWall } from '../../../e2e/walls/windows.js';
import { migrate, ownerSource } from '../../src/platform/postgres/migrate.js';
import { withClient } from '../database.js';
import { FILLED, fill, fillWithNewThings } from './filled.js';
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
  }, 300_000);
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

  describe('on a database that was at work', () => {
    const BEFORE = 9;
    const { brand } = FILLED;
    const ask = <T extends object>(sql: string, parameters: unknown[] = []) =>
      withClient(owner, async (client) => (await client.query<T>(sql, parameters)).rows);
    const pass = (interval: string) =>
      ask('update desk.time_shift set shift = shift + $1::interval', [interval]);
    const fire = async () =>
      Number((await ask<{ n: number }>('select desk.fire_due($1, 100) as n', [brand]))[0]?.n);
    const standing = () =>
      ask<{ ticket: string; kind: string; state: string }>(
        'select ticket_id as ticket, kind, state from desk.clock order by ticket_id, kind, round',
      );
    const upTo = async (count: number) => {
      const source = ownerSource(owner).setOptions({ migrations: MIGRATIONS.slice(0, count) });
      await source.initialize();
      await source.runMigrations();
      await source.destroy();
    };
    const downTo = async (count: number) => {
      const source = await ownerSource(owner).initialize();
      try {
        for (const _ of MIGRATIONS.slice(count)) await source.undoLastMigration({ transaction: 'each' });
      } finally {
        await source.destroy();
      }
    };
    const targets = () =>
      ask('select policy_version as version, clock, seconds from desk.target order by 1, 2, 3');
    const wanted = (ticketId: string) =>
      ask('select outcome, wants_answer as wants from desk.post where ticket_id = $1 order by posted_at', [
        ticketId,
      ]);
    const told = () =>
      ask<{ ticket: string; clock: string; threshold: number; step: number }>(
        'select ticket_id as ticket, clock, threshold, step from desk.notice order by told_at desc, 1, 2, 3',
      );

    beforeAll(async () => {
      await allTheWayDown();
      await upTo(BEFORE);
      await withClient(owner, fill);
    });
    afterAll(() => allTheWayDown());

    it('promise a next response as they promised the first, and give what was called fixed its three days', async () => {
      const before = await standing();
      await migrate(owner);
      expect(await standing()).toEqual(before);
      expect(await targets()).toEqual([
        { version: 1, clock: 'first_response', seconds: 1800 },
        { version: 1, clock: 'next_response', seconds: 1800 },
        { version: 1, clock: 'resolution', seconds: 86_400 },
      ]);
      const [watched] = await ask(
        "select verify_until - resolved_at = interval '3 days' as days from desk.ticket where state = 'resolved'",
      );
      expect(watched).toEqual({ days: true });
    });

    it('ask no answer of what was written before anybody promised one', async () => {
      expect(await wanted(FILLED.resolved)).toEqual([
        { outcome: 'ticket', wants: true },
        { outcome: 'attached', wants: false },
      ]);
    });

    it('let every clock run on: it warns, is breached and is said again at its own instants', async () => {
      await pass('6 minutes');
      expect(await fire()).toBe(2);
      expect((await told()).slice(0, 2)).toMatchObject([
        { ticket: FILLED.running, threshold: 75, step: 0 },
        { ticket: FILLED.breached, threshold: 100, step: 1 },
      ]);
      const [climbs] = await ask<{ rung: number }>('select rung from desk.clock where ticket_id = $1', [
        FILLED.breached,
      ]);
      expect(climbs).toEqual({ rung: 2 });
    });

    it('go down with all that came since, and what runs is still told to somebody', async () => {
      await withClient(owner, fillWithNewThings);
      const before = (await standing()).map(({ ticket, kind }) => [ticket, kind]);
      await downTo(BEFORE);
      expect((await standing()).map(({ ticket, kind }) => [ticket, kind])).toEqual(before);
      expect((await standing()).map(({ state }) => state)).not.toContain('paused');
      const never = await ask(
        "select ticket_id from desk.clock where due_at = 'infinity' union all select ticket_id from desk.deadline where due_at = 'infinity'",
      );
      expect(never).toEqual([]);
      const [silent] = await ask<{ ladders: number }>(
        `select count(*)::int as ladders from desk.ladder l where not exists (
           select from desk.rung r where (r.brand_id, r.ladder_id, r.ladder_version) = (l.brand_id, l.id, l.version))`,
      );
      expect(silent).toEqual({ ladders: 0 });
      await pass('10 minutes');
      expect(await fire()).toBeGreaterThan(1);
      const now = await told();
      expect(now).toContainEqual({
        ticket: FILLED.breached,
        clock: 'first_response',
        threshold: 100,
        step: 6,
      });
      expect(now).toContainEqual({
        ticket: FILLED.running,
        clock: 'first_response',
        threshold: 100,
        step: 0,
      });
      await pass('15 minutes');
      await fire();
      expect(await told()).toContainEqual({
        ticket: FILLED.waiting,
        clock: 'next_response',
        threshold: 100,
        step: 0,
      });
    });

    it('go up again, and the alarm goes on', async () => {
      await migrate(owner);
      await pass('20 minutes');
      expect(await fire()).toBeGreaterThan(1);
      expect((await told())[0]).toMatchObject({ threshold: 100 });
      expect(await wanted(FILLED.waiting)).toMatchObject([{ wants: false }, { wants: true }]);
      expect(await targets()).toContainEqual({ version: 2, clock: 'next_response', seconds: 1800 });
    });
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
