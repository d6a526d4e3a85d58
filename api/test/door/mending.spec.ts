import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { IncomingPost } from '@evenhand/shared/wire/post';
import { Brands } from '../../src/desk/coverage/brands.js';
import { UnreadableList, type UnreadableEntry } from '../../src/door/unreadable-list.js';
import { startDesk, type TestDesk } from '../desk.js';
import { pageOf, type Page } from '../page.js';

type Listed = Omit<UnreadableEntry, 'receivedAt' | 'triedAt'> & { receivedAt: string; triedAt: string };

describe('what the door could not read', () => {
  let desk: TestDesk;
  let manager: Page;
  let post: IncomingPost;
  beforeAll(async () => {
    desk = await startDesk();
    manager = await pageOf(desk, 'manager');
  });
  afterAll(() => desk.close());
  beforeEach(async () => {
    await desk.asOwner('delete from door.unreadable');
    post = {
      ...desk.post({ account: `@new-${crypto.randomUUID()}` }),
      theirs: { nested: [1, 'two'] },
    } as never;
  });

  const listed = async () => (await manager.get<Listed[]>('unreadable')).body;
  const retry = () => manager.post('unreadable/retries');
  const addAccount = () =>
    desk.app
      .get(Brands)
      .addAccount(
        desk.brandId,
        { channel: 'x', externalId: crypto.randomUUID(), handle: post.account, ownerId: null },
        'test',
      );

  it('is kept as it was given, and listed for a manager without its words', async () => {
    await desk.send(post);
    const [kept] = await desk.asOwner<{ raw: string }>('select raw from door.unreadable');
    expect(JSON.parse(kept?.raw ?? '')).toEqual(post);
    const list = await listed();
    expect(list).toMatchObject([
      { sourceId: desk.source.id, channel: 'x', externalId: post.externalId, field: 'account' },
    ]);
    expect(JSON.stringify(list)).not.toContain(post.text);
    expect(await desk.statusOf(post)).toEqual({
      result: 'unreadable',
      reason: "account must be one of the brand's accounts on x",
    });
  });

  it('is kept once, however often it comes', async () => {
    await desk.send(post);
    const again = await desk.send([post, post]);
    expect(again.body.map((receipt) => receipt.result)).toEqual(['unreadable', 'unreadable']);
    expect(await listed()).toHaveLength(1);
  });

  it('stays on the list when a retry finds it no better', async () => {
    await desk.send(post);
    const [before] = await listed();
    await desk.advance('1 minute');
    expect(await retry()).toEqual({ status: 200, body: { mended: 0, unreadable: 1 } });
    const [after, ...more] = await listed();
    expect(more).toEqual([]);
    expect(after).toMatchObject({ id: before?.id, reason: before?.reason });
    expect(Date.parse(after?.triedAt ?? '')).toBeGreaterThan(Date.parse(before?.triedAt ?? ''));
  });

  it('becomes a ticket once the account is there, and its status says so', async () => {
    await desk.send(post);
    await addAccount();
    expect(await retry()).toEqual({ status: 200, body: { mended: 1, unreadable: 0 } });
    await desk.settled();
    expect(await desk.statusOf(post)).toMatchObject({ result: 'ticket' });
    expect(await listed()).toEqual([]);
    const [raw] = await desk.asOwner<{ raw: object }>(
      'select r.raw from vault.raw r join door.inbox i on i.id = r.post_id where i.external_id = $1',
      [post.externalId],
    );
    expect(raw?.raw).toEqual(post);
    expect(await retry()).toEqual({ status: 200, body: { mended: 0, unreadable: 0 } });
  });

  it('names the next field that is wrong when the first one is mended', async () => {
    await desk.send({ ...post, postedAt: new Date(Date.now() + 30 * 60_000).toISOString() });
    expect(await listed()).toMatchObject([{ field: 'postedAt' }]);
    await desk.advance('40 minutes');
    await retry();
    expect(await listed()).toMatchObject([{ field: 'account', reason: expect.stringMatching(/^account/) }]);
  });

  it('is mended once, though three managers press at the same time', async () => {
    await desk.send(post);
    await addAccount();
    await Promise.all([retry(), retry(), retry()]);
    await desk.settled();
    const tickets = await desk.asOwner('select from desk.post where external_id = $1', [post.externalId]);
    expect(tickets).toHaveLength(1);
    const mended = await desk.asOwner(
      "select from ledger.event where kind = 'post mended' and body ->> 'unreadableId' in (select id::text from door.unreadable)",
    );
    expect(mended).toHaveLength(1);
  });

  it('is tried to the last of it, page by page, though the oldest stay unreadable', async () => {
    const unknown = (nth: number) => desk.post({ account: `@unknown-${nth}` });
    await desk.send([...Array.from({ length: 7 }, (_, nth) => unknown(nth)), post]);
    await addAccount();
    const tried = await desk.app.get(UnreadableList).retry(desk.brandId, 2);
    expect(tried).toEqual({ mended: 1, unreadable: 7 });
    expect(await desk.statusOf(post)).not.toMatchObject({ result: 'unreadable' });
  });

  it('is a manager’s and an admin’s to see, and not an agent’s', async () => {
    const agent = await pageOf(desk, 'agent');
    expect((await agent.get('unreadable')).status).toBe(403);
    expect((await agent.post('unreadable/retries')).status).toBe(403);
  });
});
