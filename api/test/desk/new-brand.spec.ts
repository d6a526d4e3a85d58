import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Brands } from '../../src/desk/coverage/brands.js';
import { settleHistory } from '../../src/desk/sla/history/settle-history.js';
import { Door } from '../../src/door/door.js';
import { startDesk, type TestDesk } from '../desk.js';
import { somebody } from '../posts.js';
import { until } from '../until.js';

/** A brand that the planner's statistics do not know yet: where it guesses that there is next to nothing. */
describe('a new brand beside an old one', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await startDesk();
    for (let batch = 0; batch < 2; batch += 1) await desk.send(complaints(1_000));
    await desk.settled();
    await desk.asOwner('analyze');
  });
  afterAll(() => desk.close());

  const complaints = (count: number, postedAt = new Date(Date.now() - 3_600_000).toISOString()) =>
    Array.from({ length: count }, () => desk.post({ author: somebody(), postedAt }));

  const another = async (isHistory: boolean, count: number) => {
    const brands = desk.app.get(Brands);
    const { id: brandId } = await brands.add(`New ${isHistory}`, 'test');
    const account = { channel: 'x', externalId: 'new', handle: '@BrandCares', ownerId: null } as const;
    await brands.addAccount(brandId, { ...account, promises: { firstResponseMinutes: 2 } }, 'test');
    const { source } = await brands.addSource(brandId, 'test', 'test');
    const delivery = { source: { brandId, id: source.id }, runId: null, isHistory };
    const posts = complaints(count).map((post) => ({ post }));
    await desk.app.get(Door).take(delivery, posts);
    await desk.settled();
    return brandId;
  };

  it('has a thousand breaches fired as fast as any', async () => {
    const brandId = await another(false, 1_000);
    const breaches = `select count(*)::int as count from ledger.event where brand_id = $1 and kind = 'breached'`;
    await until(async () => {
      const [row] = await desk.asOwner<{ count: number }>(breaches, [brandId]);
      return row?.count === 1_000;
    }, 'a thousand breaches');
  });

  it('has its imported history settled', async () => {
    const brandId = await another(true, 1_000);
    const settled = await desk.desk.transaction((tx) => settleHistory(tx, brandId, 'all'));
    expect(settled).toBe(1_000);
  });
});
