import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { QUEUE_VIEWS, type QueueFilter, type QueuePage } from '@evenhand/shared/wire/queue';
import { Brands } from '../../src/desk/coverage/brands.js';
import { Queue } from '../../src/desk/queue/queue.js';
import { fitsFilter } from '../../src/desk/queue/queue-filter.js';
import { queueRows } from '../../src/desk/queue/queue-rows.js';
import { VIEWS } from '../../src/desk/queue/views.js';
import { startDesk, type TestDesk } from '../desk.js';
import { aPost, OURSELVES, somebody } from '../posts.js';

const LANGUAGES = ['en', 'nl', 'fr'];
const TOPICS = ['outage', 'billing'];
const STATES = ['open', 'waiting', 'resolved', 'closed', 'merged', 'set aside'];

const PLACE = `
  update desk.ticket t set state = $2, assignee_id = $3, is_history = $4, language = $5, topic = $6, recurrences = $8,
         account_id = a.id, channel = a.channel
    from desk.account a where t.id = $1 and a.id = $7`;

describe('a view of the queue', () => {
  let desk: TestDesk;
  let people: string[];
  let ids: string[];
  let accounts: string[];
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
      language: fc.constantFrom(...LANGUAGES),
      topic: fc.constantFrom(...TOPICS),
      isElsewhere: fc.boolean(),
      recurrences: fc.nat(2),
      isHistory: fc.integer({ min: 0, max: 3 }).map((one) => one === 0),
    });
    const stories = fc.sample(story, { numRuns: 150, seed: 7 });
    const posts = stories.flatMap(({ age, answered }) => {
      const postedAt = new Date(now.getTime() - age * 60_000 - 30_000).toISOString();
      const post = aPost({ postedAt, author: somebody() });
      const reply = { author: OURSELVES, inReplyTo: post.externalId, postedAt: now.toISOString() };
      return answered ? [post, aPost(reply)] : [post];
    });
    const other = {
      channel: 'mastodon',
      externalId: 'brand-toots',
      handle: '@Toots',
      ownerId: null,
    } as const;
    accounts = [desk.accountId, (await desk.app.get(Brands).addAccount(desk.brandId, other, 'test')).id];
    await desk.send(posts);
    await desk.settled();
    const tickets = await desk.asOwner<{ id: string }>('select id from desk.ticket order by opened_at, id');
    for (const [index, { id }] of tickets.entries()) {
      const told = stories[index] as (typeof stories)[number];
      await desk.desk.query(PLACE, [
        ...[id, STATES[told.state] ?? 'open', people[told.person] ?? null, told.isHistory],
        ...[told.language, told.topic, accounts[told.isElsewhere ? 1 : 0], told.recurrences],
      ]);
    }
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

  it('holds, however it is narrowed, the same tickets in SQL as in code, and counts them', async () => {
    const rows = await queueRows(desk.desk, desk.brandId, ids);
    const now = (await desk.now()).getTime();
    const personId = people[0] ?? '';
    const aFilter = fc.record(
      {
        account: fc.constantFrom(...accounts, desk.brandId),
        channel: fc.constantFrom('x' as const, 'mastodon' as const, 'email' as const),
        language: fc.constantFrom(...LANGUAGES, "de' or true --"),
        topic: fc.constantFrom(...TOPICS),
      },
      { requiredKeys: [] },
    );
    const found = new Set<number>();
    const isTheSame = async (view: (typeof QUEUE_VIEWS)[number], filter: QueueFilter) => {
      const page = await desk.app.get(Queue).page(desk.brandId, { view, filter, personId, limit: 200 });
      const held = rows.filter((row) => VIEWS[view].holds(row, personId, now) && fitsFilter(filter, row));
      found.add(held.length);
      expect(page.rows.map((row) => row.id).toSorted()).toEqual(held.map((row) => row.id).toSorted());
      expect(page.count).toEqual({ value: held.length, isCapped: false });
    };
    await fc.assert(fc.asyncProperty(fc.constantFrom(...QUEUE_VIEWS), aFilter, isTheSame), { numRuns: 150 });
    expect(found.size).toBeGreaterThan(5);
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
