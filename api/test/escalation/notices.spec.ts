import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NoticeFrame, NoticePage } from '@evenhand/shared/wire/notices';
import { startDesk, type TestDesk } from '../desk.js';
import { WatchingPage } from '../live/watching.js';
import { ask, type Seat } from '../people/asking.js';
import { until } from '../until.js';
import { ownerOf } from './at-the-ladder.js';

describe('the notices of a person', () => {
  let desk: TestDesk;
  let owner: Seat;
  let ownerId: string;
  beforeAll(async () => {
    desk = await startDesk({ firstResponseMinutes: 10, repeatMinutes: 15 });
    ownerId = await ownerOf(desk);
    const [person] = await desk.asOwner<{ email: string }>('select email from people.person where id = $1', [
      ownerId,
    ]);
    owner = await desk.signIn(person?.email ?? '');
  });
  beforeEach(async () => {
    await desk.asOwner('update desk.notice set seen_at = coalesce(seen_at, desk.now())');
  });
  afterAll(() => desk.close());

  const read = async (query = '', by = owner): Promise<NoticePage> =>
    (await ask<NoticePage>(desk, `GET /api/brands/${desk.brandId}/notices${query}`, { by })).body;
  const see = (upTo: string, by = owner) =>
    ask(desk, `PUT /api/brands/${desk.brandId}/notices/seen`, { by, body: { upTo } });
  /** A ticket of which the owner is told, and what of. */
  async function late(text = 'Nobody answers.') {
    const ticket = await desk.ticket({ text });
    await desk.advance('10 minutes 1 second');
    await ticket.happened('escalated', 2);
    return ticket;
  }

  it('say which clock of which ticket is late, blind, the latest first', async () => {
    const ticket = await late('My parcel is gone.');
    const page = await read();
    const [notice] = page.rows;
    expect(notice).toMatchObject({
      ...{ ticketId: ticket.id, excerpt: 'My parcel is gone.', account: '@BrandCares', channel: 'x' },
      ...{ clock: 'first_response', threshold: 100, isSeen: false, isOver: false },
      dueAt: (await ticket.clock()).dueAt.toISOString(),
    });
    expect(JSON.stringify(page)).not.toContain(ticket.post.author.displayName);
    const told = page.rows.map(({ toldAt }) => toldAt);
    expect(told).toEqual(told.toSorted().reverse());
  });

  it('are one for each event, however many rungs told of it', async () => {
    const before = (await read()).unseen;
    const ticket = await desk.ticket();
    await desk.asOwner(
      `insert into desk.notice (brand_id, ticket_id, clock, round, threshold, step, rung, rang, person_id, told_at)
       select $1, $2, 'first_response', 1, 100, 0, n, n, $3, desk.now() from generate_series(1, 3) n`,
      [desk.brandId, ticket.id, ownerId],
    );
    const page = await read();
    expect(page.rows.filter(({ ticketId }) => ticketId === ticket.id)).toMatchObject([{ rung: 3 }]);
    expect(page.unseen).toBe(before + 1);
  });

  it('are over once the ticket has been answered', async () => {
    const ticket = await late();
    await ticket.answered();
    const [notice] = (await read()).rows.filter(({ ticketId }) => ticketId === ticket.id);
    expect(notice).toMatchObject({ isOver: true });
  });

  it('come page by page, each once', async () => {
    await late();
    await late();
    const all = (await read('?limit=200')).rows.map(({ id }) => id);
    const paged: string[] = [];
    for (let page = await read('?limit=1'); ; page = await read(`?limit=1&after=${page.next}`)) {
      paged.push(...page.rows.map(({ id }) => id));
      if (page.next === null) break;
    }
    expect(all.length).toBeGreaterThan(2);
    expect(paged).toEqual(all);
  });

  it('have been seen up to the one that is named, and not beyond', async () => {
    await late();
    const [first] = (await read()).rows;
    await late();
    const before = await read();
    expect((await see(first?.toldAt ?? '')).status).toBe(204);
    const after = await read();
    expect(after.unseen).toBeGreaterThan(0);
    expect(after.unseen).toBeLessThan(before.unseen);
    expect(after.rows.find(({ id }) => id === first?.id)?.isSeen).toBe(true);
    await see(after.rows[0]?.toldAt ?? '');
    expect((await read()).unseen).toBe(0);
  });

  it('are nobody else’s', async () => {
    await late();
    const [notice] = (await read()).rows;
    const other = await desk.signIn((await desk.person('manager')).email);
    expect(await read('', other)).toMatchObject({ rows: [], unseen: 0, next: null });
    expect((await see(notice?.toldAt ?? '', other)).status).toBe(204);
    expect((await read()).unseen).toBeGreaterThan(0);
  });

  it('are said on the socket of whom they are for, and of nobody else', async () => {
    const other = await desk.signIn((await desk.person('agent')).email);
    const heard: NoticeFrame[][] = [];
    for (const { cookie } of [owner, other]) {
      const frames: NoticeFrame[] = [];
      const socket = await new WatchingPage(desk, cookie).connect();
      socket.on('notice', (frame: NoticeFrame) => frames.push(frame));
      await socket.timeout(3_000).emitWithAck('watch notices', { brandId: desk.brandId });
      heard.push(frames);
    }
    const ticket = await late();
    await until(() => (heard[0]?.length ?? 0) > 0, 'the owner hears of it');
    expect(heard[0]?.[0]).toMatchObject({ brandId: desk.brandId });
    expect((await read()).rows[0]?.ticketId).toBe(ticket.id);
    expect(heard[1]).toEqual([]);
  });
});
