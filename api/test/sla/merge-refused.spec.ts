import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startDesk, type TestDesk } from '../desk.js';
import { pageOf, type Page } from '../page.js';
import { somebody } from '../posts.js';
import type { TicketStory } from '../ticket-story.js';
import { until } from '../until.js';
import { openTwo, factsOf, type Refused } from './two-tickets.js';

describe('a merge', () => {
  let desk: TestDesk;
  let ana: Page;
  beforeAll(async () => {
    desk = await startDesk({ firstResponseMinutes: 15, resolutionMinutes: 600 });
  });
  beforeEach(async () => {
    ana = await pageOf(desk, 'agent');
  });
  afterAll(() => desk.close());

  const merge = (from: TicketStory, into: TicketStory, by = ana) =>
    by.post<Refused>(`tickets/${from.id}/merges`, { into: into.id });
  const held = async (...tickets: TicketStory[]) => {
    for (const ticket of tickets) await ticket.assignedTo(ana.personId);
  };

  it.each<[string, (first: TicketStory, second: TicketStory) => Promise<unknown>, string]>([
    ['that nobody has claimed', () => Promise.resolve(), 'not-claimed'],
    ['into one that nobody has claimed', (_, second) => held(second), 'not-claimed'],
    [
      'that is closed',
      async (first, second) => {
        await held(first, second);
        await desk.asOwner("update desk.ticket set state = 'closed' where id = $1", [second.id]);
      },
      'not-from-here',
    ],
    [
      'of which a reply is on its way',
      async (first, second) => {
        await held(first, second);
        await desk.asOwner(ON_ITS_WAY, [second.id, ana.personId]);
      },
      'reply-on-its-way',
    ],
  ])('refuses one %s', async (_, prepare, code) => {
    const { first, second } = await openTwo(desk, { between: '1 minute' });
    await prepare(first, second);
    expect((await merge(second, first)).body.code).toBe(code);
    expect(await first.state()).toBe('open');
    expect((await first.timeline()).includes('took in')).toBe(false);
  });

  it('refuses two people’s problems, a colleague’s ticket, itself, and what is not there', async () => {
    const { first, second } = await openTwo(desk, { between: '1 minute' });
    const other = await desk.ticket({ author: somebody() });
    await held(first, second, other);
    expect((await merge(other, first)).body.code).toBe('other-customer');
    expect((await merge(first, first)).body.code).toBe('no-ticket');
    const bo = await pageOf(desk, 'agent');
    expect((await merge(second, first, bo)).body.code).toBe('not-yours');
    const manager = await pageOf(desk, 'manager');
    expect((await merge(second, first, manager)).status).toBe(204);
    expect((await merge(second, first)).body.code).toBe('not-from-here');
  });

  it('loses no post that comes in while two become one', async () => {
    const { first, second } = await openTwo(desk, { between: '1 minute' });
    await held(first, second);
    const late = desk.post({ author: second.post.author, inReplyTo: second.post.externalId });
    const held_ = 'select from desk.ticket where id = $1 for update';
    const merges: Promise<{ status: number }>[] = [];
    await desk.whileHolding(held_, [first.id], async () => {
      merges.push(merge(second, first));
      await until(() => isWaitedFor(desk), 'the merge waits for the ticket');
      await desk.send(late);
    });
    await Promise.all(merges);
    await desk.settled();
    expect(await factsOf(desk, first)).toMatchObject({ posts: 3, contacts: 3 });
    expect(await factsOf(desk, second)).toMatchObject({ posts: 0, contacts: 0 });
  });

  it('takes with it a post that was on its way before', async () => {
    const { first, second } = await openTwo(desk, { between: '1 minute' });
    await held(first, second);
    const held_ = 'select from desk.ticket where id = $1 for update';
    const merges: Promise<{ status: number }>[] = [];
    await desk.whileHolding(held_, [second.id], async () => {
      await desk.send(desk.post({ author: second.post.author, inReplyTo: second.post.externalId }));
      await until(() => isWaitedFor(desk), 'intake waits for the ticket');
      merges.push(merge(second, first));
      await until(() => isWaitedFor(desk, 2), 'the merge waits for intake');
    });
    expect((await merges[0])?.status).toBe(204);
    await desk.settled();
    expect(await factsOf(desk, first)).toMatchObject({ posts: 3, contacts: 3 });
    expect(await factsOf(desk, second)).toMatchObject({ posts: 0 });
  });

  it('does one of two crosswise merges, and refuses the other', async () => {
    const { first, second } = await openTwo(desk, { between: '1 minute' });
    await held(first, second);
    const both = await Promise.all([merge(first, second), merge(second, first)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([204, 409]);
    const states = [await first.state(), await second.state()];
    expect(states.toSorted()).toEqual(['merged', 'open']);
  });
});

/** Whether so many wait for a lock in this database. */
async function isWaitedFor(desk: TestDesk, waiting = 1): Promise<boolean> {
  const [row] = await desk.asOwner<{ count: number }>(
    `select count(distinct pid)::int as count from pg_locks
      where not granted and (database is null or database = (select oid from pg_database where datname = current_database()))
        and pid in (select pid from pg_stat_activity where datname = current_database())`,
  );
  return (row?.count ?? 0) >= waiting;
}

const ON_ITS_WAY = `
  insert into desk.outgoing (brand_id, id, ticket_id, account_id, channel, answers_post_id, person_id, signed_as,
      text, salt, is_deflection, then_state, state, queued_at, send_at)
    select t.brand_id, gen_random_uuid(), t.id, t.account_id, t.channel, p.id, $2, 'Ana', 'We are sorry.', '', false,
           'waiting', 'queued', now(), now() + interval '1 year'
      from desk.ticket t join desk.post p on (p.brand_id, p.ticket_id) = (t.brand_id, t.id) where t.id = $1`;
