import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { QUEUE_VIEWS, type QueueCounts, type QueuePage } from '@evenhand/shared/wire/queue';
import { startDesk, type TestDesk } from '../desk.js';
import { pageOf, type Page } from '../page.js';
import { until } from '../until.js';

describe('the counts of the queue', () => {
  let desk: TestDesk;
  let page: Page;
  beforeAll(async () => {
    desk = await startDesk({ firstResponseMinutes: 20 });
    page = await pageOf(desk, 'agent');
    const late = await desk.ticket();
    await late.assignedTo(page.personId);
    await desk.advance('21 minutes');
    await until(async () => (await late.clock()).state === 'breached', 'the first has breached');
    await desk.ticket();
    const imported = await desk.ticket();
    await desk.asOwner('update desk.ticket set is_history = true where id = $1', [imported.id]);
  });
  afterAll(() => desk.close());

  const counts = async () => (await page.get<QueueCounts>('queue/counts')).body;
  const exactly = (value: number) => ({ value, isCapped: false });

  it('say of every view what its own page says', async () => {
    expect(await counts()).toEqual({
      all: exactly(2),
      mine: exactly(1),
      unassigned: exactly(1),
      breached: exactly(1),
      waiting: exactly(0),
      recurring: exactly(0),
      imported: exactly(1),
    });
    for (const view of QUEUE_VIEWS)
      expect((await page.get<QueuePage>(`queue?view=${view}`)).body.count).toEqual((await counts())[view]);
  });

  it('are one’s own where a view is', async () => {
    const other = await pageOf(desk, 'manager');
    expect((await other.get<QueueCounts>('queue/counts')).body.mine).toEqual(exactly(0));
  });

  it('are counted once for all who ask within two seconds, where views are broad', async () => {
    const query = jest.spyOn(desk.desk, 'query');
    await Promise.all(Array.from({ length: 10 }, counts));
    const broad = query.mock.calls.filter(([sql]) => sql.includes('as "unassigned"'));
    query.mockRestore();
    expect(broad.length).toBeLessThanOrEqual(1);
    await desk.ticket();
    await until(async () => (await counts()).all.value === 3, 'the new ticket is counted', 4_000);
  });

  it('go no further than a thousand where views are broad, and to the end where they are not', async () => {
    await desk.asOwner(
      `insert into desk.ticket
         select copy.* from desk.ticket t, generate_series(1, 1000) nth,
                lateral jsonb_populate_record(null::desk.ticket,
                  to_jsonb(t) || jsonb_build_object('id', md5(nth::text)::uuid)) copy
          where t.assignee_id = $1`,
      [page.personId],
    );
    await until(async () => (await counts()).all.isCapped, 'the new tickets are counted', 4_000);
    expect(await counts()).toMatchObject({
      all: { value: 1_000, isCapped: true },
      mine: exactly(1_001),
      breached: exactly(1_001),
    });
  });
});
