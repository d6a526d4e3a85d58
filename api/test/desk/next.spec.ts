import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { QueueFilter } from '@evenhand/shared/wire/queue';
import type { NextTicket } from '@evenhand/shared/wire/ticket';
import { Claims } from '../../src/desk/queue/claims.js';
import { LIMITS } from '../../src/platform/limits.js';
import { startDesk, type TestDesk } from '../desk.js';
import { pageOf, type Page } from '../page.js';
import { aPost, somebody } from '../posts.js';

describe('the next ticket', () => {
  let desk: TestDesk;
  let ana: Page;
  beforeAll(async () => {
    desk = await startDesk({ firstResponseMinutes: 20 });
    ana = await pageOf(desk, 'agent');
  });
  afterAll(() => desk.close());
  beforeEach(() =>
    desk.asOwner("update desk.ticket set state = 'closed', assignee_id = null, claimed_at = null"),
  );

  const next = async (page = ana, filter?: QueueFilter) =>
    (await page.post<NextTicket>('queue/next', filter)).body.ticketId;
  const set = (id: string, change: string) =>
    desk.asOwner(`update desk.ticket set ${change} where id = $1`, [id]);

  it('is the most urgent one that nobody has, and none when there is none', async () => {
    const [first, second] = [await desk.ticket(), await desk.ticket()];
    expect([await next(), await next(), await next()]).toEqual([first.id, second.id, null]);
    expect(await first.events('claimed')).toMatchObject([
      { actor: `person ${ana.personId}`, body: { isNext: true, ahead: 0 } },
    ]);
  });

  it('waits for no customer, is no history, and has not been given back by the same person just now', async () => {
    const [waiting, imported, skipped, plain] = [
      await desk.ticket(),
      await desk.ticket(),
      await desk.ticket(),
      await desk.ticket(),
    ];
    await set(waiting.id, "state = 'waiting'");
    await set(imported.id, 'is_history = true');
    expect(await next()).toBe(skipped.id);
    await ana.post(`tickets/${skipped.id}/releases`, { reason: 'skill' });
    expect([await next(), await next()]).toEqual([plain.id, null]);
    await desk.advance('2 hours 1 minute');
    expect(await next()).toBe(skipped.id);
  });

  it('is not for somebody whose hands are full of unanswered ones, until they answer or give back one', async () => {
    const bea = await pageOf(desk, 'agent');
    const tickets = [];
    for (let nth = 0; nth <= LIMITS.unansweredInHand; nth += 1) tickets.push(await desk.ticket());
    for (let nth = 0; nth < LIMITS.unansweredInHand; nth += 1) await next(bea);
    const last = tickets.at(-1)?.id ?? '';
    expect(await bea.post('queue/next')).toMatchObject({ status: 409, body: { code: 'hands-full' } });
    expect(await bea.post(`tickets/${last}/claim`)).toMatchObject({
      status: 409,
      body: { code: 'hands-full' },
    });
    await tickets[0]?.answered();
    expect(await next(bea)).toBe(last);
  });

  it('is another person’s to take, whoever gave it back', async () => {
    const ticket = await desk.ticket();
    await next();
    await ana.post(`tickets/${ticket.id}/releases`, { reason: 'conflict' });
    expect(await next(await pageOf(desk, 'agent'))).toBe(ticket.id);
  });

  it('fits the filter that it is asked with', async () => {
    const [english, dutch] = [await desk.ticket(), await desk.ticket()];
    await set(english.id, "language = 'en', topic = 'billing'");
    await set(dutch.id, "language = 'nl'");
    expect(await next(ana, { language: 'nl' })).toBe(dutch.id);
    expect(await next(ana, { language: 'nl' })).toBeNull();
    expect(await next(ana, { channel: 'x', topic: 'billing', account: desk.accountId })).toBe(english.id);
    expect((await ana.post('queue/next', { loudest: true })).status).toBe(400);
  });

  it('is a ticket of its own for each of twenty who ask at the same moment on two nodes', async () => {
    const node = await desk.anotherNode();
    await desk.send(Array.from({ length: 20 }, () => aPost({ author: somebody() })));
    await desk.settled();
    const people = await Promise.all(Array.from({ length: 22 }, () => desk.person('agent')));
    const taken = await Promise.all(
      people.map(({ id }, nth) => (nth % 2 ? node : desk.app).get(Claims).takeNext(desk.brandId, id, {})),
    );
    const given = taken.filter((id) => id !== null);
    expect(new Set(given).size).toBe(given.length);
    expect(given).toHaveLength(20);
  });

  it('is passed over while somebody holds it, but not where it is the only one', async () => {
    const [held, free] = [await desk.ticket(), await desk.ticket()];
    const hold = 'select from desk.ticket where id = $1 for no key update';
    await desk.whileHolding(hold, [held.id], async () => {
      expect(await next()).toBe(free.id);
    });
    let only: Promise<string | null> = Promise.resolve(null);
    await desk.whileHolding(hold, [held.id], () => {
      only = next();
      return Promise.resolve();
    });
    expect(await only).toBe(held.id);
  });
});
