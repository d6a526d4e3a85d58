import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { feedHead } from '../../src/ledger/feed.js';
import { Brands } from '../../src/desk/coverage/brands.js';
import { Claims } from '../../src/desk/queue/claims.js';
import { startDesk, type TestDesk } from '../desk.js';
import { somebody } from '../posts.js';
import type { TicketStory } from '../ticket-story.js';
import { until } from '../until.js';
import { WatchingPage } from './watching.js';

describe('a page with a ticket open', () => {
  let desk: TestDesk;
  let ticket: TicketStory;
  let page: WatchingPage;
  let personId: string;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.close());
  beforeEach(async () => {
    const { email, id } = await desk.person('agent');
    personId = id;
    ticket = await desk.ticket();
    page = new WatchingPage(desk, (await desk.signIn(email)).cookie);
    await page.load();
    await page.connect();
    // Other databases of the cluster may hold the feed back: what has just happened would be told once more.
    page.cursor = await feedHead(desk.desk);
  });
  afterEach(() => page.cut());

  const hears = (what: string, times = 1) => until(() => page.changed.length >= times, what);

  it('hears whenever something happens on it, beside the queue, and of no other', async () => {
    await page.watch();
    expect(await page.watchTicket(ticket.id)).toEqual({ result: 'watching' });
    const other = await desk.ticket({ text: 'another one' });
    await until(() => page.shown().includes('another one'), 'the queue shows the other');
    page.changed.length = 0;
    await ticket.wroteAgain();
    await hears('the customer’s post is told');
    page.changed.length = 0;
    await desk.app.get(Claims).claim(desk.brandId, ticket.id, personId);
    await hears('the claim is told');
    expect(new Set(page.changed)).toEqual(new Set([ticket.id]));
    expect(page.rows.get(ticket.id)?.assignee?.id).toBe(personId);
    expect(page.rows.has(other.id)).toBe(true);
  });

  it('misses nothing between its cursor and its next connection, however much happened', async () => {
    await page.watchTicket(ticket.id);
    page.cut();
    page.changed.length = 0;
    await ticket.wroteAgain();
    await desk.send(Array.from({ length: 1_000 }, () => desk.post({ author: somebody() })));
    await desk.settled();
    await page.connect();
    expect(await page.watchTicket(ticket.id)).toEqual({ result: 'watching' });
    await hears('what was missed is told');
    expect(new Set(page.changed)).toEqual(new Set([ticket.id]));
  });

  it('hears of one ticket at a time, and of none once it asks for none', async () => {
    const other = await desk.ticket();
    page.cursor = await feedHead(desk.desk);
    await page.watchTicket(ticket.id);
    await page.watchTicket(other.id);
    page.changed.length = 0;
    await ticket.wroteAgain();
    await other.wroteAgain();
    await hears('the other is told');
    expect(page.changed).not.toContain(ticket.id);
    expect(await page.watchTicket(null)).toEqual({ result: 'watching' });
    page.changed.length = 0;
    await page.watch();
    await other.wroteAgain();
    await until(() => page.rows.get(other.id)?.contacts === 3, 'the queue shows it');
    expect(page.changed).toEqual([]);
  });

  it('is refused a ticket of another brand, of none, and a brand that is not its person’s', async () => {
    const other = await desk.app.get(Brands).add(`Brand ${crypto.randomUUID()}`, 'test');
    await expect(page.watchTicket(crypto.randomUUID())).rejects.toThrow('timed out');
    await expect(page.watchTicket(ticket.id, { brandId: other.id })).rejects.toThrow('timed out');
    expect(page.said).toEqual(['not-found', 'not-found']);
  });

  it.each([
    ['a cursor that is none', { cursor: 'now' }],
    ['a ticket that is no id', { ticketId: 'junk' }],
    ['a field that nobody asked for', { followers: 3 }],
  ])('is refused %s', async (_, asked) => {
    page.watchTicket(ticket.id, asked).catch(() => {});
    await until(() => page.said.length > 0, 'something is said');
    expect(page.said).toEqual(['fields-wrong']);
  });
});
