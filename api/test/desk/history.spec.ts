import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IncomingPost } from '@evenhand/shared/wire/post';
import { settleHistory } from '../../src/desk/sla/history/settle-history.js';
import { HistoryJudge } from '../../src/desk/sla/history/history-judge.js';
import { Door } from '../../src/door/door.js';
import { startDesk, type TestDesk } from '../desk.js';
import { OURSELVES } from '../posts.js';
import { TicketStory } from '../ticket-story.js';

const ago = (now: Date, minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();

describe('imported history', () => {
  let desk: TestDesk;
  let now: Date;
  beforeAll(async () => {
    desk = await startDesk({ firstResponseMinutes: 20, resolutionMinutes: 60 * 24 });
    now = await desk.now();
  });
  afterAll(() => desk.close());

  const bring = async (...posts: IncomingPost[]): Promise<TicketStory> => {
    const source = { brandId: desk.brandId, id: desk.source.id };
    await desk.app.get(Door).take(
      { source, runId: null, isHistory: true },
      posts.map((post) => ({ post })),
    );
    await desk.settled();
    const { ticketId = '' } = await desk.statusOf(posts[0] as IncomingPost);
    return new TicketStory(desk, ticketId, posts[0] as IncomingPost);
  };
  const settle = (which: 'all' | 'later') =>
    desk.desk.transaction((tx) => settleHistory(tx, desk.brandId, which));
  const armed = () => desk.asOwner('select from desk.deadline');

  it('has clocks like any other, but nothing is armed', async () => {
    const ticket = await bring(desk.post({ postedAt: ago(now, 300) }));
    expect((await ticket.clock()).dueAt).toEqual(new Date(ago(now, 280)));
    expect(await armed()).toEqual([]);
  });

  it('is judged by its own times: an answer in time is met, a late one is a breach at its deadline', async () => {
    const inTime = desk.post({ postedAt: ago(now, 300) });
    const late = desk.post({ postedAt: ago(now, 300) });
    const reply = (post: IncomingPost, minutes: number) =>
      desk.post({ author: OURSELVES, inReplyTo: post.externalId, postedAt: ago(now, 300 - minutes) });
    const [met, breached] = [await bring(inTime, reply(inTime, 19)), await bring(late, reply(late, 21))];
    expect(await met.clock()).toMatchObject({ state: 'met', stoppedAt: new Date(ago(now, 281)) });
    const clock = await breached.clock();
    expect(clock).toMatchObject({ state: 'breached', breachedAt: new Date(ago(now, 280)) });
    expect(clock.detectedAt?.getTime()).toBeGreaterThanOrEqual(now.getTime());
    expect(await breached.timeline()).toEqual(['opened', 'breached', 'replied']);
    expect((await breached.events('replied'))[0]?.body).toMatchObject({
      origin: 'imported',
      isHistory: true,
    });
  });

  it('records the breach of what nobody answered once it is settled, once, and tells nobody', async () => {
    const ticket = await bring(desk.post({ postedAt: ago(now, 600) }));
    expect(await ticket.timeline()).toEqual(['opened']);
    while ((await settle('all')) > 0);
    expect(await settle('all')).toBe(0);
    expect(await ticket.clock()).toMatchObject({ state: 'breached', breachedAt: new Date(ago(now, 580)) });
    expect(await ticket.timeline()).toEqual(['opened', 'breached']);
    expect((await ticket.events('breached'))[0]).toMatchObject({
      ...{ actor: 'clocks', at: new Date(ago(now, 580)) },
      body: { isHistory: true, threshold: 100 },
    });
    expect(await desk.asOwner('select from desk.notice')).toEqual([]);
  });

  it('is left alone while an import runs, and judged when a deadline falls due after it', async () => {
    const [past, coming] = [
      await bring(desk.post({ postedAt: ago(now, 600) })),
      await bring(desk.post({ postedAt: ago(now, 15) })),
    ];
    await desk.advance('10 minutes');
    await desk.app.get(HistoryJudge).judge();
    expect((await past.clock()).state).toBe('running');
    expect((await coming.clock()).state).toBe('breached');
    expect(await desk.asOwner('select from desk.notice')).toEqual([]);
  });

  it('leaves out a ticket that somebody holds, and judges it the next time', async () => {
    while ((await settle('all')) > 0);
    const ticket = await bring(desk.post({ postedAt: ago(now, 700) }));
    await desk.whileHolding(
      'select from desk.ticket where id = $1 for no key update',
      [ticket.id],
      async () => {
        expect(await settle('all')).toBe(0);
      },
    );
    expect(await settle('all')).toBe(1);
  });

  it('judges again an answer that an import brings after the breach was recorded', async () => {
    const ticket = await bring(desk.post({ postedAt: ago(now, 800) }));
    while ((await settle('all')) > 0);
    await bring(desk.post({ author: OURSELVES, inReplyTo: ticket.post.externalId, postedAt: ago(now, 790) }));
    expect(await ticket.clock()).toMatchObject({ state: 'met', breachedAt: null });
  });
});
