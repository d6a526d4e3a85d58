import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SaidPost, StreamEntry, TicketPage } from '@evenhand/shared/wire/ticket';
import { Brands } from '../../src/desk/coverage/brands.js';
import { startDesk, type TestDesk } from '../desk.js';
import { pageOf, type Page } from '../page.js';
import { openTwo } from '../sla/two-tickets.js';
import type { TicketStory } from '../ticket-story.js';

let desk: TestDesk;
let ana: Page;
beforeAll(async () => {
  desk = await startDesk();
  ana = await pageOf(desk, 'agent');
});
afterAll(() => desk.close());

const pageOfTicket = async ({ id }: Pick<TicketStory, 'id'>) =>
  (await ana.get<TicketPage>(`tickets/${id}`)).body;

async function anasTicket(given: Parameters<TestDesk['ticket']>[0] = {}): Promise<TicketStory> {
  const ticket = await desk.ticket(given);
  await ticket.assignedTo(ana.personId);
  return ticket;
}

const told = (entry: StreamEntry) => (entry.kind === 'event' ? entry.what : entry.text);

describe("a ticket's page", () => {
  it('tells the ticket, its account, its clocks and what it may become', async () => {
    const ticket = await anasTicket({ text: 'No internet since Monday.' });
    expect(await pageOfTicket(ticket)).toMatchObject({
      id: ticket.id,
      account: { id: desk.accountId, handle: '@BrandCares', channel: 'x' },
      excerpt: 'No internet since Monday.',
      state: 'open',
      mayBecome: ['resolved', 'merged', 'set aside'],
      contacts: 1,
      rung: 0,
      isImported: false,
      isBlind: false,
      assignee: { id: ana.personId, name: 'Ana Agent' },
      signedAs: 'Ana Agent of @BrandCares',
      cannotReply: 'no-connector',
      customer: { name: 'Ann Example', handle: '@ann', earlier: [] },
      clocks: [
        { kind: 'first_response', state: 'running' },
        { kind: 'resolution', state: 'running' },
      ],
      drafts: { reply: null, note: null },
    });
  });

  it('lets a ticket wait only once it was answered', async () => {
    const ticket = await anasTicket();
    expect((await pageOfTicket(ticket)).mayBecome).not.toContain('waiting');
    await ticket.answered();
    expect((await pageOfTicket(ticket)).mayBecome).toContain('waiting');
  });

  it('has one stream of what was said and what happened, oldest first, nothing twice', async () => {
    const ticket = await anasTicket({ text: 'The complaint.' });
    await ticket.joined({ text: 'Me too.' });
    await ana.post(`tickets/${ticket.id}/notes`, { text: 'Known outage.' });
    await ticket.answered({ text: 'We are on it.' });
    await ana.put(`tickets/${ticket.id}/state`, { state: 'waiting' });
    await ticket.wroteAgain({ text: 'And now?' });
    const { stream, readUpTo } = await pageOfTicket(ticket);
    expect(stream.map(told)).toEqual([
      'The complaint.',
      'Me too.',
      'Known outage.',
      'We are on it.',
      'put to waiting',
      'And now?',
      'reopened',
      'round begun',
    ]);
    const posts = stream.filter((entry): entry is SaidPost => entry.kind === 'post');
    expect(posts.map(({ by }) => by)).toEqual(['customer', 'bystander', 'us', 'customer']);
    expect(posts[2]).toMatchObject({ origin: 'outside', answersCustomer: true, isDeflection: false });
    expect(readUpTo).toBe(posts[3]?.id);
  });

  it('names who did what, and says the words of a reason', async () => {
    const ticket = await anasTicket();
    const change = { state: 'set aside', reason: 'other', words: 'A poem about us.' };
    await ana.put(`tickets/${ticket.id}/state`, change);
    const { stream, names } = await pageOfTicket(ticket);
    const aside = { what: 'set aside', actor: 'Ana Agent', words: change.words, body: { reason: 'other' } };
    expect(stream.at(-1)).toMatchObject(aside);
    expect(names).toEqual({ [ana.personId]: 'Ana Agent' });
  });

  it('keeps a reply apart that is on its way, and leaves out what was taken back or has arrived', async () => {
    const ticket = await anasTicket();
    for (const state of ['queued', 'taken back', 'delivered', 'refused'])
      await desk.desk.query(
        `insert into desk.outgoing (brand_id, id, ticket_id, account_id, channel, answers_post_id, person_id, signed_as,
           text, salt, is_deflection, then_state, state, queued_at, send_at)
         values ($1, gen_random_uuid(), $2, $3, 'board', gen_random_uuid(), $4, 'Ana of @BrandCares', $5, '\\x00', false,
           'waiting', $5, desk.now(), desk.now())`,
        [desk.brandId, ticket.id, desk.accountId, ana.personId, state],
      );
    const outgoing = (await pageOfTicket(ticket)).stream.filter(({ kind }) => kind === 'outgoing');
    expect(outgoing.map(told).toSorted()).toEqual(['queued', 'refused']);
    expect(outgoing[0]).toMatchObject({
      by: { name: 'Ana Agent' },
      signedAs: 'Ana of @BrandCares',
      then: 'waiting',
    });
  });

  it('shows the ladder: who would be told, who was, and when next', async () => {
    const ticket = await anasTicket();
    const steps = async () =>
      (await pageOfTicket(ticket)).ladder.filter(({ clock }) => clock === 'first_response');
    const [first, second] = await steps();
    const { dueAt } = await ticket.clock();
    expect(first).toMatchObject({
      rung: 1,
      when: { kind: 'percent', percent: 75 },
      who: [{ name: 'Ana Agent' }],
      toldAt: null,
      timesTold: 0,
    });
    expect(second).toMatchObject({ rung: 2, who: [{ name: 'Olga Owner' }], dueAt: dueAt.toISOString() });
    expect(first?.nextAt).toBe(first?.dueAt);
    await desk.advance('31 minutes');
    await ticket.happened('escalated', 2);
    const [, after] = await steps();
    expect(after).toMatchObject({ timesTold: 1, who: [{ name: 'Olga Owner' }] });
    expect(after?.toldAt).not.toBeNull();
    expect(Date.parse(after!.nextAt!)).toBe(dueAt.getTime() + 15 * 60_000);
    expect((await pageOfTicket(ticket)).rung).toBe(2);
  });

  it('lists what else the customer has written, but for what is still blind', async () => {
    const { first, second } = await openTwo(desk, { between: '1 minute' });
    for (const ticket of [first, second]) await ticket.assignedTo(ana.personId);
    await first.answered();
    await ana.put(`tickets/${first.id}/state`, { state: 'resolved' });
    const { excerpt } = await pageOfTicket(first);
    expect((await pageOfTicket(second)).customer?.earlier).toMatchObject([
      { id: first.id, excerpt, state: 'resolved', account: '@BrandCares' },
    ]);
    await desk.desk.query('update desk.ticket set assignee_id = null where id = $1', [second.id]);
    expect((await pageOfTicket(first)).customer?.earlier).toEqual([]);
  });

  it('hands HTML and scripts on as the text that they are', async () => {
    const script = '<script>alert("1")</script><img src=x onerror=alert(1)> & \'q\'\n\tnext\u202E line';
    const ticket = await anasTicket({ text: script });
    const note = await ana.post<{ text: string }>(`tickets/${ticket.id}/notes`, { text: script });
    expect([note.status, note.body.text]).toEqual([201, script]);
    const answer = await fetch(`${desk.url}/api/brands/${desk.brandId}/tickets/${ticket.id}`, {
      headers: { cookie: ana.cookie },
    });
    expect(answer.headers.get('content-type')).toMatch('application/json');
    const { stream } = (await answer.json()) as TicketPage;
    expect(stream.map(told)).toEqual([script, script]);
  });

  it('is not there for another brand, nor for a ticket of another one', async () => {
    const ticket = await desk.ticket();
    const other = await desk.app.get(Brands).add('Another brand', 'test');
    for (const path of [`tickets/${ticket.id}`, `../${other.id}/tickets/${ticket.id}`, `tickets/${other.id}`])
      expect((await ana.get(path)).status).toBe(path === `tickets/${ticket.id}` ? 200 : 404);
  });
});
