import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IncomingPost } from '@evenhand/shared/wire/post';
import { startDesk, type TestDesk } from '../desk.js';
import { OURSELVES, somebody } from '../posts.js';
import { TicketStory } from '../ticket-story.js';

/** Complaint, our answer, the customer's next word, our next answer. */
function thread(desk: TestDesk): IncomingPost[] {
  const startedAt = Date.now() - 10 * 60_000;
  const author = somebody('Cara Customer');
  const posts = [author, OURSELVES, author, OURSELVES].map((by, index) =>
    desk.post({ author: by, postedAt: new Date(startedAt + index * 60_000).toISOString() }),
  );
  return posts.map((post, index) => ({
    ...post,
    ...(index > 0 && { inReplyTo: posts[index - 1]?.externalId ?? '' }),
  }));
}

const pick = (posts: IncomingPost[], order: number[]) => order.map((index) => posts[index] as IncomingPost);

describe('a thread', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.close());

  const bring = async (batches: IncomingPost[][]) => {
    for (const batch of batches) {
      await desk.send(batch);
      await desk.settled();
    }
  };

  it.each<[string, number[][]]>([
    ['in one batch, in order', [[0, 1, 2, 3]]],
    ['in one batch, backwards', [[3, 2, 1, 0]]],
    ['in one batch, shuffled', [[2, 0, 3, 1]]],
    ['post by post', [[0], [1], [2], [3]]],
    [
      'in two halves',
      [
        [0, 1],
        [2, 3],
      ],
    ],
    [
      'in two halves, the second one first',
      [
        [2, 3],
        [0, 1],
      ],
    ],
    ['post by post, backwards', [[3], [2], [1], [0]]],
    [
      'with our answers before everything else',
      [
        [1, 3],
        [0, 2],
      ],
    ],
  ])('that comes %s is one ticket, answered at the time of our first reply', async (_, orders) => {
    const posts = thread(desk);
    await bring(orders.map((order) => pick(posts, order)));
    const statuses = await Promise.all(posts.map((post) => desk.statusOf(post)));
    const ids = new Set(statuses.map((status) => status.ticketId));
    expect(statuses.map(({ result }) => (result === 'ticket' ? 'attached' : result))).toEqual([
      'attached',
      'reply',
      'attached',
      'reply',
    ]);
    expect(ids.size).toBe(1);
    const story = new TicketStory(desk, [...ids][0] ?? '', posts[0] as IncomingPost);
    expect(await story.clock()).toMatchObject({
      state: 'met',
      stoppedAt: new Date(posts[1]?.postedAt ?? ''),
    });
    expect(await story.rounds()).toEqual([
      { startedAt: new Date(posts[2]!.postedAt), stoppedAt: new Date(posts[3]!.postedAt), state: 'met' },
    ]);
    const said = (await story.timeline()).filter((kind) => kind !== 'clock moved' && kind !== 'round begun');
    expect(said.toSorted()).toEqual(['customer wrote', 'opened', 'replied', 'replied']);
    expect((await story.timeline())[0]).toBe('opened');
  });

  it('keeps a reply that came before the post it answers, and stops the clock by the reply’s own time', async () => {
    const [complaint, reply] = thread(desk) as [IncomingPost, IncomingPost];
    await bring([[reply]]);
    expect(await desk.statusOf(reply)).toMatchObject({ result: 'reply' });
    expect(await desk.statusOf(reply)).not.toHaveProperty('ticketId');
    await bring([[complaint]]);
    const { ticketId = '' } = await desk.statusOf(complaint);
    expect(await desk.statusOf(reply)).toEqual({
      result: 'reply',
      ticketId,
      reason: 'our own account had answered a post that came in later',
    });
    const story = new TicketStory(desk, ticketId, complaint);
    expect(await story.timeline()).toEqual(['opened', 'replied']);
    expect((await story.events('replied'))[0]).toMatchObject({
      at: new Date(reply.postedAt),
      body: { answersCustomer: true, verdicts: [{ clock: 'first_response', verdict: 'met' }] },
    });
  });

  it('says in the timeline that an answer which came before its post was late', async () => {
    const postedAt = new Date(Date.now() - 60 * 60_000).toISOString();
    const complaint = desk.post({ postedAt });
    await bring([[desk.post({ author: OURSELVES, inReplyTo: complaint.externalId })], [complaint]]);
    const { ticketId = '' } = await desk.statusOf(complaint);
    const story = new TicketStory(desk, ticketId, complaint);
    expect(await story.timeline()).toEqual(['opened', 'breached', 'replied']);
    const { state, breachedAt, dueAt } = await story.clock();
    expect([state, breachedAt]).toEqual(['breached', dueAt]);
  });

  it('lets an early answer arrive on the ticket with the post that it answers, and not before', async () => {
    const ticket = await desk.ticket();
    const joined = desk.post({ author: somebody(), inReplyTo: ticket.post.externalId });
    const early = desk.post({ author: OURSELVES, inReplyTo: joined.externalId });
    await bring([[early], [joined]]);
    const posts = await desk.asOwner<{ id: string }>(
      'select external_id as id from desk.post where ticket_id = $1 order by arrival',
      [ticket.id],
    );
    const arrived = [ticket.post, joined, early].map(({ externalId }) => externalId);
    expect(posts.map(({ id }) => id)).toEqual(arrived);
  });

  it('does not adopt an early answer to a bystander as an answer to the customer', async () => {
    const ticket = await desk.ticket();
    const joined = desk.post({ author: somebody(), inReplyTo: ticket.post.externalId });
    await bring([[desk.post({ author: OURSELVES, inReplyTo: joined.externalId })], [joined]]);
    expect((await ticket.clock()).state).toBe('running');
    expect(await ticket.timeline()).toEqual(['opened', 'bystander joined', 'replied']);
  });
});
