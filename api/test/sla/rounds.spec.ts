import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startDesk, type TestDesk } from '../desk.js';
import { pageOf, type Page } from '../page.js';
import type { TicketStory } from '../ticket-story.js';
import { until } from '../until.js';
import { OURSELVES } from '../posts.js';
import { writeLadder, writePolicy, promises } from './policy-of.js';

let desk: TestDesk;
let mia: Page;
beforeAll(async () => {
  desk = await startDesk();
  const ladderId = await writeLadder(desk, [{ atPercent: 100, repeatMinutes: 10 }]);
  const pauses = ['customer', 'third party'] as const;
  await writePolicy(desk, {
    rules: [{ verificationMinutes: 600, targets: promises(60, 6_000, { ladderId, pauses }) }],
  });
});
beforeEach(async () => {
  mia = await pageOf(desk, 'manager');
});
afterAll(() => desk.close());

const become = async (ticket: TicketStory, change: object) =>
  expect(await mia.put(`tickets/${ticket.id}/state`, change)).toMatchObject({ status: 204 });

async function askedAgain(): Promise<TicketStory> {
  const ticket = await desk.ticket();
  await ticket.answered();
  await desk.advance('1 minute');
  await ticket.wroteAgain();
  return ticket;
}

const pending = (ticket: TicketStory) =>
  desk.asOwner<{ clock: string; threshold: number; dueAt: Date }>(
    `select clock, threshold, due_at as "dueAt" from desk.deadline
      where ticket_id = $1 and fired_at is null and clock = 'next_response'`,
    [ticket.id],
  );
const breaches = async (ticket: TicketStory) =>
  (await ticket.events('breached')).filter(({ body }) => body.clock === 'next_response');

describe('a round of the next response', () => {
  it('that stands still is judged by an answer that comes all the same, and stops nobody’s intake', async () => {
    const ticket = await askedAgain();
    await desk.advance('20 minutes');
    await become(ticket, { state: 'waiting', waitingOn: 'the courier' });
    expect(await ticket.rounds()).toMatchObject([{ state: 'paused' }]);
    await desk.advance('5 hours');
    const reply = await ticket.answered();
    expect(await ticket.rounds()).toMatchObject([{ state: 'met', stoppedAt: new Date(reply.postedAt) }]);
    const [pause] = await desk.asOwner<{ open: number }>(
      "select count(*)::int as open from desk.pause where ticket_id = $1 and clock = 'next_response' and to_at is null",
      [ticket.id],
    );
    expect(pause?.open).toBe(0);
    const other = await desk.ticket();
    expect(await other.state()).toBe('open');
  });

  it('does not stand still for a customer who waits for us', async () => {
    const ticket = await askedAgain();
    await become(ticket, { state: 'waiting' });
    expect(await ticket.rounds()).toMatchObject([{ state: 'running' }]);
    const asked = await desk.ticket();
    await asked.answered();
    await become(asked, { state: 'waiting' });
    expect(await asked.clock('resolution')).toMatchObject({ state: 'paused' });
  });

  it('begins anew with the first post after one that a fix had ended', async () => {
    const ticket = await askedAgain();
    await become(ticket, { state: 'resolved' });
    await desk.advance('601 minutes');
    await ticket.happened('fix held');
    const back = await ticket.wroteAgain({ text: 'It is broken again.' });
    expect(await ticket.rounds()).toMatchObject([
      { state: 'met' },
      { state: 'running', startedAt: new Date(back.postedAt), stoppedAt: null },
    ]);
    expect(await ticket.events('escalated')).toEqual([]);
  });

  it('that was late rings on when an answer only moves the talk elsewhere', async () => {
    const ticket = await askedAgain();
    await desk.advance('61 minutes');
    await until(async () => (await breaches(ticket)).length === 1, 'the round has breached');
    await ticket.answered({ text: 'Please send us a DM. ^Ana' });
    expect((await ticket.events('replied')).at(-1)?.body).toMatchObject({ isDeflection: true });
    expect(await ticket.rounds()).toMatchObject([{ state: 'breached', stoppedAt: null }]);
    await until(async () => (await pending(ticket)).length === 1, 'the next page is armed');
    await ticket.answered({ text: 'Your line works again since noon. ^Ana' });
    expect(await pending(ticket)).toEqual([]);
  });

  it('that was late keeps the instant of its breach, whatever comes in later', async () => {
    const ticket = await desk.ticket();
    await ticket.answered();
    await desk.advance('20 minutes');
    const earlier = new Date((await desk.now()).getTime() - 10 * 60_000).toISOString();
    await ticket.wroteAgain();
    await desk.advance('61 minutes');
    await until(async () => (await breaches(ticket)).length === 1, 'the round has breached');
    const at = (await breaches(ticket))[0]?.at;
    await ticket.wroteAgain({ postedAt: earlier });
    expect((await ticket.events('clock moved')).at(-1)).toMatchObject({ body: { clock: 'next_response' } });
    await ticket.answered();
    const [row] = await desk.asOwner(
      "select breached_at as at from desk.clock where ticket_id = $1 and kind = 'next_response'",
      [ticket.id],
    );
    expect(row).toEqual({ at });
  });

  it('that an imported post began is judged by its own times, and pages nobody', async () => {
    const ticket = await desk.ticket();
    await ticket.answered();
    const post = desk.post({
      author: ticket.post.author,
      inReplyTo: ticket.post.externalId,
      postedAt: (await desk.now()).toISOString(),
    });
    await desk.asOwner(
      `insert into door.inbox (brand_id, id, source_id, channel, account_id, external_id, in_reply_to, posted_at,
         received_at, text, author_external_id, is_history)
       select brand_id, gen_random_uuid(), source_id, channel, account_id, $2, $3, $4, desk.now(), 'Still nothing.',
              $5, true
         from door.inbox where ticket_id = $1 and outcome = 'ticket'`,
      [ticket.id, post.externalId, ticket.post.externalId, post.postedAt, ticket.post.author.externalId],
    );
    await desk.settled();
    expect(await ticket.rounds()).toMatchObject([{ state: 'running' }]);
    expect(await pending(ticket)).toEqual([]);
  });
});

describe('a reply dated before a round began', () => {
  it('ends neither the round nor its climb', async () => {
    const ticket = await askedAgain();
    const before = new Date((await desk.now()).getTime() - 30_000).toISOString();
    await desk.advance('61 minutes');
    await until(async () => (await breaches(ticket)).length === 1, 'the round has breached');
    await ticket.answered({ author: OURSELVES, postedAt: before });
    expect(await ticket.rounds()).toMatchObject([{ state: 'breached', stoppedAt: null }]);
    await until(async () => (await pending(ticket)).length === 1, 'the next page is armed');
  });
});

describe('a wait', () => {
  it('that ends with a resolution says so in the record', async () => {
    const ticket = await desk.ticket();
    await ticket.answered();
    await become(ticket, { state: 'waiting' });
    await become(ticket, { state: 'resolved' });
    expect((await ticket.timeline()).slice(-4)).toEqual([
      'clock paused',
      'put to waiting',
      'clock resumed',
      'resolved',
    ]);
  });
});
