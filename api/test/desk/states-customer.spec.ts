import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StateChange } from '@evenhand/shared/wire/ticket';
import { brandsWithDue } from '../../src/desk/escalation/due.js';
import { startDesk, type TestDesk } from '../desk.js';
import { pageOf, type Page } from '../page.js';
import type { TicketStory } from '../ticket-story.js';
import { until } from '../until.js';

let desk: TestDesk;
let mia: Page;
beforeAll(async () => {
  desk = await startDesk({ resolutionMinutes: 60 });
  mia = await pageOf(desk, 'manager');
});
afterAll(() => desk.close());

/** Answered, and made this by a manager. */
async function ticketThatIs(change: StateChange): Promise<TicketStory> {
  const ticket = await desk.ticket();
  await ticket.answered();
  const { status } = await mia.put(`tickets/${ticket.id}/state`, change);
  expect(status).toBe(204);
  return ticket;
}

async function confirmedTicket(): Promise<TicketStory> {
  const ticket = await ticketThatIs({ state: 'resolved' });
  await ticket.confirmed();
  return ticket;
}

const swept = () =>
  until(async () => (await brandsWithDue(desk.desk)).length === 0, 'everything due has rung');

const PUT_AWAY: StateChange[] = [
  { state: 'waiting' },
  { state: 'resolved' },
  { state: 'set aside', reason: 'praise' },
];

describe('a customer who writes again', () => {
  it.each(PUT_AWAY)('in the thread of a ticket that is $state opens it again', async (change) => {
    const ticket = await ticketThatIs(change);
    const post = await ticket.wroteAgain();
    expect(await ticket.state()).toBe('open');
    const { postId } = (await ticket.events('customer wrote'))[0]!.body;
    const word = change.state === 'resolved' ? 'recurred' : 'reopened';
    const [event] = await ticket.events(word);
    expect(event).toMatchObject({ actor: 'customer', body: { from: change.state, postId } });
    expect(await desk.statusOf(post)).toMatchObject({ result: 'attached', ticketId: ticket.id });
    expect((await ticket.timeline()).slice(-3)).toEqual(['customer wrote', word, 'round begun']);
  });

  it('opens a ticket that waits also without a thread', async () => {
    const ticket = await ticketThatIs({ state: 'waiting' });
    const post = desk.post({ author: ticket.post.author });
    await desk.send(post);
    await desk.settled();
    expect(await desk.statusOf(post)).toMatchObject({ result: 'attached', ticketId: ticket.id });
    expect(await ticket.state()).toBe('open');
  });

  it('lets the deadlines ring again that were held', async () => {
    const ticket = await ticketThatIs({ state: 'resolved' });
    await desk.advance('61 minutes');
    await ticket.wroteAgain();
    await ticket.happened('breached');
    const { breachedAt, dueAt } = await ticket.clock('resolution');
    expect(breachedAt).toEqual(dueAt);
  });

  it('opens it once, however much comes in one go', async () => {
    const ticket = await ticketThatIs({ state: 'resolved' });
    const { author, externalId } = ticket.post;
    const again = ['Hello?', 'Still nothing.'].map((text) =>
      desk.post({ author, inReplyTo: externalId, text }),
    );
    await desk.send(again);
    await desk.settled();
    expect(await ticket.events('recurred')).toHaveLength(1);
  });
});

describe('what opens nothing', () => {
  it.each(PUT_AWAY)('is a bystander in the thread of a ticket that is $state', async (change) => {
    const ticket = await ticketThatIs(change);
    await ticket.joined();
    expect(await ticket.state()).toBe(change.state);
  });

  it('is an edit of what the customer had written', async () => {
    const ticket = await ticketThatIs({ state: 'resolved' });
    await ticket.wroteAgain({ editOf: ticket.post.externalId });
    expect(await ticket.state()).toBe('resolved');
  });
});

describe('a customer who confirms the fix', () => {
  it('closes the ticket, and stops its clock as of the instant at which it was called resolved', async () => {
    const ticket = await ticketThatIs({ state: 'resolved' });
    const [resolved] = await ticket.events('resolved');
    await desk.advance('2 hours');
    await ticket.confirmed();
    expect(await ticket.state()).toBe('closed');
    expect(await ticket.clock('resolution')).toMatchObject({ state: 'met', stoppedAt: resolved!.at });
    expect(await ticket.dueAt()).toBe('infinity');
    const [event] = await ticket.events('fix confirmed');
    expect(event).toMatchObject({ actor: 'customer', body: { from: 'resolved' } });
    expect(event!.body.verdicts).toMatchObject([{ clock: 'resolution', verdict: 'met' }]);
    await swept();
    expect(await ticket.timeline()).not.toContain('breached');
  });

  it('leaves a breach on the record', async () => {
    const ticket = await desk.ticket();
    await ticket.answered();
    await desk.advance('61 minutes');
    await ticket.happened('breached');
    await mia.put(`tickets/${ticket.id}/state`, { state: 'resolved' });
    await ticket.confirmed();
    expect(await ticket.clock('resolution')).toMatchObject({ state: 'breached' });
    expect((await ticket.clock('resolution')).stoppedAt).not.toBeNull();
    expect(await ticket.events('breached')).toHaveLength(1);
  });

  it.each(PUT_AWAY.filter(({ state }) => state !== 'resolved'))(
    'changes nothing where it is $state',
    async (change) => {
      const ticket = await ticketThatIs(change);
      await ticket.confirmed();
      expect(await ticket.state()).toBe(change.state);
      expect(await ticket.events('customer wrote')).toHaveLength(1);
    },
  );

  it('does not count as having had to write once more', async () => {
    const ticket = await confirmedTicket();
    const [row] = await desk.desk.query('select contacts from desk.ticket where id = $1', [ticket.id]);
    expect(row).toEqual({ contacts: 1 });
  });

  it('is nobody else: a bystander confirms nothing', async () => {
    const ticket = await ticketThatIs({ state: 'resolved' });
    await ticket.confirmed({ author: { externalId: 'somebody-else' } });
    expect(await ticket.state()).toBe('resolved');
  });

  it('may come back: the ticket is open again and its clock goes on from the first report', async () => {
    const ticket = await confirmedTicket();
    await ticket.wroteAgain();
    expect(await ticket.state()).toBe('open');
    const { startedAt, dueAt, stoppedAt, state } = await ticket.clock('resolution');
    expect([state, stoppedAt]).toEqual(['running', null]);
    expect(await ticket.dueAt()).toBe((await ticket.clock('next_response')).dueAt.toISOString());
    await desk.advance('61 minutes');
    await ticket.happened('breached', 2);
    expect(await ticket.clock('resolution')).toMatchObject({ startedAt, breachedAt: dueAt });
  });
});

describe('an answer of ours that only moves the talk elsewhere', () => {
  it('is marked, and so is its entry in the ledger', async () => {
    const ticket = await desk.ticket();
    await ticket.answered({ text: 'Sorry to hear that! Please DM us. ^Ana' });
    await ticket.answered({ text: 'The line works again since noon. ^Ana' });
    const bodies = (await ticket.events('replied')).map(({ body }) => body.isDeflection);
    expect(bodies).toEqual([true, undefined]);
    const posts = await desk.desk.query<{ marked: boolean }[]>(
      `select is_deflection as marked from desk.post where ticket_id = $1 and outcome = 'reply' order by posted_at`,
      [ticket.id],
    );
    expect(posts.map(({ marked }) => marked)).toEqual([true, false]);
  });

  it('is marked also where it came in before the complaint', async () => {
    const complaint = desk.post();
    await desk.send(
      desk.post({
        author: { externalId: 'brand-cares-id' },
        inReplyTo: complaint.externalId,
        text: 'DM us.',
      }),
    );
    await desk.send(complaint);
    await desk.settled();
    const { ticketId } = await desk.statusOf(complaint);
    const [event] = await desk.desk.query(
      `select body from ledger.event where chain = $1 and kind = 'replied'`,
      [ticketId],
    );
    expect(event.body).toMatchObject({ isDeflection: true });
  });
});
