import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { QueueCounts, QueueFilters, QueuePage } from '@evenhand/shared/wire/queue';
import { Brands } from '../../src/desk/coverage/brands.js';
import { startDesk, type TestDesk } from '../desk.js';
import { WatchingPage } from '../live/watching.js';
import { pageOf, type Page } from '../page.js';
import { until } from '../until.js';

describe('a queue that is narrowed', () => {
  let desk: TestDesk;
  let page: Page;
  const ids: Record<'english' | 'dutch' | 'mail', string> = { english: '', dutch: '', mail: '' };
  beforeAll(async () => {
    desk = await startDesk();
    page = await pageOf(desk, 'agent');
    const mailbox = { channel: 'email', externalId: 'help@x', handle: 'help@x', ownerId: null } as const;
    const unused = { channel: 'youtube', externalId: 'tube', handle: '@tube', ownerId: null } as const;
    const { id } = await desk.app.get(Brands).addAccount(desk.brandId, mailbox, 'test');
    await desk.app.get(Brands).addAccount(desk.brandId, unused, 'test');
    ids.english = (await ticket("language = 'en', topic = 'billing'")).id;
    ids.dutch = (await ticket("language = 'nl', topic = 'outage'")).id;
    ids.mail = (await ticket("language = 'nl', topic = 'billing', channel = 'email'", id)).id;
    await ticket("language = 'de', topic = 'old', state = 'closed'");
  });
  afterAll(() => desk.close());

  const ticket = async (change: string, accountId = desk.accountId) => {
    const story = await desk.ticket();
    await desk.asOwner(`update desk.ticket set ${change}, account_id = $2 where id = $1`, [
      story.id,
      accountId,
    ]);
    return story;
  };
  const shown = async (query: string) =>
    (await page.get<QueuePage>(`queue?${query}`)).body.rows.map((row) => row.id);

  it('has what fits every field, page by page, and counts no more', async () => {
    expect(await shown('language=nl')).toEqual([ids.dutch, ids.mail]);
    expect(await shown('language=nl&topic=billing')).toEqual([ids.mail]);
    expect(await shown(`account=${desk.accountId}`)).toEqual([ids.english, ids.dutch]);
    expect(await shown('channel=email&topic=outage')).toEqual([]);
    const first = await page.get<QueuePage>('queue?topic=billing&limit=1');
    expect(first.body).toMatchObject({ count: { value: 2 }, rows: [{ id: ids.english }] });
    expect(await shown(`topic=billing&limit=1&after=${first.body.next ?? ''}`)).toEqual([ids.mail]);
  });

  it('is counted by itself in each of its views', async () => {
    const counts = async (query: string) => (await page.get<QueueCounts>(`queue/counts${query}`)).body;
    expect((await counts('?language=nl')).all.value).toBe(2);
    expect((await counts('?language=nl&topic=billing')).unassigned.value).toBe(1);
    expect((await counts('')).all.value).toBe(3);
  });

  it('offers what its open tickets have, and nothing else', async () => {
    const { body } = await page.get<QueueFilters>('queue/filters');
    expect(body.languages).toEqual(['en', 'nl']);
    expect(body.topics).toEqual(['billing', 'outage']);
    expect(body.accounts.map(({ handle, channel }) => [handle, channel])).toEqual([
      ['@BrandCares', 'x'],
      ['help@x', 'email'],
    ]);
  });

  it.each([
    'channel=fax',
    'account=mine',
    'language=nl&language=en',
    'followers=1000',
    'topic=%00',
    `topic=${'x'.repeat(300)}`,
  ])('is refused by %s', async (query) => {
    expect((await page.get(`queue?${query}`)).status).toBe(400);
    expect((await page.get(`queue/counts?${query}`)).status).toBe(400);
  });

  it('hears only of what fits, and of what fits no more', async () => {
    const open = new WatchingPage(desk, page.cookie, 'all', { topic: 'outage' });
    await open.load();
    await open.connect();
    await open.watch();
    const rows = () => [...open.rows.keys()];
    await page.post(`tickets/${ids.english}/claim`);
    await until(() => open.frames.some((frame) => frame.gone.includes(ids.english)), 'the other is told of');
    expect(rows()).toEqual([ids.dutch]);
    await desk.asOwner("update desk.ticket set topic = 'billing' where id = $1", [ids.dutch]);
    await page.post(`tickets/${ids.dutch}/claim`);
    await until(() => rows().length === 0, 'it is gone');
    await expect(open.watch({ filter: { loudness: 3 } })).rejects.toThrow('timed out');
    expect(open.said).toEqual(['fields-wrong']);
    open.cut();
  });
});
