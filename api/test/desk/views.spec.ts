import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { QUEUE_VIEWS, type QueuePage } from '@evenhand/shared/wire/queue';
import { Queue } from '../../src/desk/queue/queue.js';
import { queueRows } from '../../src/desk/queue/queue-rows.js';
import { VIEWS } from '../../src/desk/queue/views.js';
import { startDesk, type TestDesk } from '../desk.js';
import { aPost, OURSELVES, somebody } from '../posts.js';

const STATES = ['open', 'waiting', 'resolved', 'closed', 'merged', 'set aside'];

describe('a view of the queue', () => {
  let desk: TestDesk;
  let people: string[];
  let ids: string[];
  beforeAll(async () => {
    desk = await startDesk({ firstResponseMinutes: 20, resolutionMinutes: 60 });
    people = [(await desk.person('agent')).id, (await desk.person('agent')).id];
    await openAtRandom();
    ids = (await desk.asOwner<{ id: string }>('select id from desk.ticket')).map((row) => row.id);
  });
  afterAll(() => desk.close());

  /** Tickets of all ages and states, some answered, some assigned. */
  async function openAtRandom() {
    const now = await desk.now();
    const story = fc.record({
      age: fc.nat(120),
      answered: fc.boolean(),
      state: fc.nat(9),
      person: fc.nat(2),
      isHistory: fc.integer({ min: 0, max: 3 }).map((one) => one === 0),
    });
    const stories = fc.sample(story, { numRuns: 150, seed: 7 });
    const posts = stories.flatMap(({ age, answered }) => {
      const postedAt = new Date(now.getTime() - age * 60_000 - 30_000).toISOString();
      const post = aPost({ postedAt, author: somebody() });
      const reply = { author: OURSELVES, inReplyTo: post.externalId, postedAt: now.toISOString() };
      return answered ? [post, aPost(reply)] : [post];
    });
    await desk.send(posts);
    await desk.settled();
    const tickets = await desk.asOwner<{ id: string }>('select id from desk.ticket order by opened_at, id');
    for (const [index, { id }] of tickets.entries())
      await desk.desk.query(
        'update desk.ticket set state = $2, assignee_id = $3, is_history = $4 where id = $1',
        [
          id,
          STATES[stories[index]?.state ?? 0] ?? 'open',
          people[stories[index]?.person ?? 2] ?? null,
          stories[index]?.isHistory ?? false,
        ],
      );
  }

  const pages = async (view: (typeof QUEUE_VIEWS)[number], limit: number) => {
    const all: QueuePage[] = [];
    for (let after: string | undefined; ;) {
      const look = { view, limit, personId: people[0] ?? '', ...(after && { after }) };
      const page = await desk.app.get(Queue).page(desk.brandId, look);
      all.push(page);
      if (page.next === null) return all;
      after = page.next;
    }
  };

  it.each(QUEUE_VIEWS)('%s holds the same tickets in SQL as in code, and counts them', async (view) => {
    const [page] = await pages(view, 200);
    const rows = await queueRows(desk.desk, desk.brandId, ids);
    const now = (await desk.now()).getTime();
    const held = rows.filter((row) => VIEWS[view].holds(row, people[0] ?? '', now));
    expect(held.length).toBeGreaterThan(5);
    expect(page?.rows.map((row) => row.id).toSorted()).toEqual(held.map((row) => row.id).toSorted());
    expect(page?.count).toEqual({ value: held.length, isCapped: false });
  });

  it.each(QUEUE_VIEWS)(
    '%s stands in the order of its places, and its pages overlap nowhere',
    async (view) => {
      const paged = (await pages(view, 7)).flatMap((page) => page.rows);
      const [whole] = await pages(view, 200);
      expect(paged).toEqual(whole?.rows);
      const places = paged.map((row) => row.place);
      expect(places).toEqual(places.toSorted((a, b) => (a < b ? -1 : 1)));
    },
  );

  it('shows no author, and no word of theirs but the excerpt', async () => {
    const text = JSON.stringify(await pages('all', 200));
    for (const word of ['Ben', 'Bystander', '@ben', 'author-']) expect(text).not.toContain(word);
  });
});
