import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { withClient } from '../database.js';
import { startDesk, type TestDesk } from '../desk.js';
import { somebody } from '../posts.js';
import { until } from '../until.js';

const HELD = 'select from desk.ticket where id = $1 for no key update';

describe('the alarm, on several nodes and among other transactions,', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await startDesk({
      firstResponseMinutes: 20,
      resolutionMinutes: 60 * 24 * 300,
      repeatMinutes: 600,
    });
  });
  afterAll(() => desk.close());
  beforeEach(async () => {
    await desk.asOwner('delete from desk.notice');
    await desk.asOwner('delete from desk.deadline');
  });
  afterEach(() => void jest.restoreAllMocks());

  const open = async (tickets: number) => {
    const postedAt = (await desk.now()).toISOString();
    for (let sent = 0; sent < tickets; sent += 1_000) {
      const posts = Array.from({ length: Math.min(1_000, tickets - sent) }, () =>
        desk.post({ postedAt, author: somebody() }),
      );
      await desk.send(posts);
    }
    await desk.settled();
  };
  const due = async () => {
    const [row] = await desk.asOwner<{ count: number }>(
      'select count(*)::int as count from desk.deadline where fired_at is null and due_at <= desk.now()',
    );
    return row?.count ?? 0;
  };
  /** Everything that firing causes, counted from outside, for tickets that still have deadlines. */
  const effects = async () => {
    const [row] = await desk.asOwner<Record<string, number>>(
      `with mine as (select distinct ticket_id as id from desk.deadline),
            said as (select kind, chain from ledger.event e join mine on mine.id = e.chain where actor = 'alarm')
       select (select count(*) from desk.deadline d where fired_at is not null)::int as fired,
              (select count(*) from said where kind = 'warned')::int as warned,
              (select count(*) from said where kind = 'breached')::int as breached,
              (select count(*) from said where kind = 'escalated')::int as escalated,
              (select count(*) from desk.notice)::int as notices,
              (select count(*) from desk.deadline where step = 1)::int as again,
              (select count(*) from desk.clock c join mine on mine.id = c.ticket_id
                where kind = 'first_response' and state = 'breached')::int as "breachedClocks"`,
    );
    return row;
  };
  const each = (tickets: number) => ({
    ...{ fired: 3 * tickets, warned: 2 * tickets, breached: tickets, escalated: 2 * tickets },
    ...{ notices: 2 * tickets, again: tickets, breachedClocks: tickets },
  });

  it('skips a ticket that somebody holds without spinning, and fires it once after the release', async () => {
    const [held, free] = [await desk.ticket(), await desk.ticket()];
    const looks = jest.spyOn(desk.desk, 'query');
    await desk.whileHolding(HELD, [held.id], async () => {
      await desk.advance('21 minutes');
      await free.happened('breached');
      looks.mockClear();
      const from = performance.now();
      await until(() => performance.now() - from > 500, 'half a second');
      const fired = looks.mock.calls.filter(([sql]) => sql.includes('fire_due')).length;
      expect(fired).toBeGreaterThan(2);
      expect(fired).toBeLessThanOrEqual(55);
      expect(await held.timeline()).toEqual(['opened']);
    });
    await held.happened('breached');
    expect(await held.timeline()).toEqual([
      'opened',
      'warned',
      'warned',
      'escalated',
      'breached',
      'escalated',
    ]);
  });

  it('fires each of 2,000 deadlines that fall due at once only once, with two nodes at work', async () => {
    const node = await desk.anotherNode();
    await open(2_000);
    await desk.advance('21 minutes');
    await until(async () => (await due()) === 0, 'everything has fired');
    expect(await effects()).toEqual(each(2_000));
    await node.close();
  });

  it('leaves nothing half done when its connections are killed in the middle of a sweep', async () => {
    await open(1_500);
    const kill = `select count(pg_terminate_backend(pid))::int as killed from pg_stat_activity
                   where datname = $1 and usename = 'evenhand_desk' and query like '%fire_due%' and state = 'active'`;
    let killed = 0;
    await withClient(desk.database.superUrl, async (superuser) => {
      await desk.advance('21 minutes');
      await until(async () => {
        const { rows } = await superuser.query<{ killed: number }>(kill, [desk.database.name]);
        killed += rows[0]?.killed ?? 0;
        return killed >= 3 || (await due()) === 0;
      }, 'three sweeps were killed');
    });
    expect(killed).toBeGreaterThan(0);
    await until(async () => (await due()) === 0, 'everything has fired all the same');
    expect(await effects()).toEqual(each(1_500));
  });
});
