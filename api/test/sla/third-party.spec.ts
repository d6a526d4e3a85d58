import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SaidPost, TicketPage } from '@evenhand/shared/wire/ticket';
import { startDesk, type TestDesk } from '../desk.js';
import { pageOf, type Page } from '../page.js';
import { factsOf, type Refused } from './two-tickets.js';

describe('a ticket that waits for a third party', () => {
  let desk: TestDesk;
  let ana: Page;
  beforeAll(async () => {
    desk = await startDesk();
    ana = await pageOf(desk, 'agent');
    await desk.asOwner("update desk.target set pauses = '{third party}' where clock = 'resolution'");
  });
  afterAll(() => desk.close());

  const answered = async () => {
    const ticket = await desk.ticket();
    await ticket.assignedTo(ana.personId);
    await ticket.answered();
    return ticket;
  };
  const wait = (id: string, change: object) => ana.put<Refused>(`tickets/${id}/state`, change);
  const pageFor = async (id: string) => (await ana.get<TicketPage>(`tickets/${id}`)).body;

  it('says whom it waits for, on the page and in words beside the event', async () => {
    const ticket = await answered();
    expect((await wait(ticket.id, { state: 'waiting', waitingOn: ' The bank ' })).status).toBe(204);
    const page = await pageFor(ticket.id);
    expect(page.waitingOn).toBe('The bank');
    expect(page.clocks.find(({ kind }) => kind === 'resolution')).toMatchObject({
      state: 'paused',
      dueAt: null,
    });
    const [event] = await ticket.events('put to waiting');
    expect(event?.body).toMatchObject({ why: 'third party' });
    expect(JSON.stringify(event?.body)).not.toContain('bank');
    const told = page.stream.find((entry) => entry.kind === 'event' && entry.what === 'put to waiting');
    expect(told).toMatchObject({ words: 'The bank' });
    await wait(ticket.id, { state: 'open' });
    expect((await pageFor(ticket.id)).waitingOn).toBeNull();
  });

  it('waits for somebody else instead, with no moment between', async () => {
    await desk.asOwner(
      "update desk.target set pauses = '{customer, \"third party\"}' where clock = 'resolution'",
    );
    const ticket = await answered();
    await wait(ticket.id, { state: 'waiting' });
    await desk.advance('5 minutes');
    expect(await wait(ticket.id, { state: 'waiting' })).toMatchObject({
      ...{ status: 409, body: { code: 'not-from-here' } },
    });
    expect((await wait(ticket.id, { state: 'waiting', waitingOn: 'The bank' })).status).toBe(204);
    await desk.advance('5 minutes');
    expect((await wait(ticket.id, { state: 'waiting', waitingOn: 'The bank' })).status).toBe(409);
    expect((await wait(ticket.id, { state: 'waiting', waitingOn: 'The courier' })).status).toBe(204);
    const page = await pageFor(ticket.id);
    expect([page.state, page.waitingOn, page.mayBecome[0]]).toEqual(['waiting', 'The courier', 'waiting']);
    expect((await ticket.clock('resolution')).state).toBe('paused');
    const pauses = await desk.asOwner<{ why: string; gap: string | null; isOver: boolean }>(
      `select why, to_at is not null as "isOver",
              extract(epoch from from_at - lag(to_at) over (order by from_at)) as gap
         from desk.pause where ticket_id = $1 and clock = 'resolution' order by from_at`,
      [ticket.id],
    );
    expect(pauses.map(({ why, gap, isOver }) => [why, gap === null ? null : Number(gap), isOver])).toEqual([
      ['customer', null, true],
      ['third party', 0, true],
      ['third party', 0, false],
    ]);
    const told = await ticket.events('put to waiting');
    expect(told.map(({ body }) => body['from'])).toEqual(['open', 'waiting', 'waiting']);
  });

  it.each([
    ['without a name', { state: 'waiting', waitingOn: ' ' }, 422],
    ['of what does not wait', { state: 'resolved', waitingOn: 'The bank' }, 422],
    ['with a name that is too long', { state: 'waiting', waitingOn: 'x'.repeat(101) }, 400],
    ['with a name that no database keeps', { state: 'waiting', waitingOn: 'a\0b' }, 400],
  ])('is refused %s', async (_, change, status) => {
    const ticket = await answered();
    expect((await wait(ticket.id, change)).status).toBe(status);
    expect(await ticket.state()).toBe('open');
  });

  it('opens again where an agent says that thanks want an answer', async () => {
    const ticket = await answered();
    await wait(ticket.id, { state: 'resolved' });
    await desk.advance('1 minute');
    const thanks = await ticket.wroteAgain({ text: 'Thanks, it works again!' });
    expect(await ticket.state()).toBe('resolved');
    const before = await pageFor(ticket.id);
    const said = before.stream.findLast((entry): entry is SaidPost => entry.kind === 'post');
    expect(said?.wantsAnswer).toBe(false);
    await desk.advance('2 minutes');

    const path = `tickets/${ticket.id}/posts/${said?.id}/wants-answer`;
    expect((await ana.post(path)).status).toBe(204);
    expect((await ana.post(path)).status).toBe(204);
    expect(await ticket.state()).toBe('open');
    expect(await ticket.rounds()).toMatchObject([{ state: 'running', startedAt: new Date(thanks.postedAt) }]);
    const reopened = await ticket.events('reopened');
    expect(reopened).toMatchObject([{ actor: `person ${ana.personId}`, body: { postId: said?.id } }]);
    expect(await factsOf(desk, ticket)).toMatchObject({ contacts: 2, recurrences: 0 });
  });

  it('knows no such post of another ticket', async () => {
    const [ticket, other] = [await answered(), await answered()];
    const [post] = (await pageFor(other.id)).stream;
    expect((await ana.post(`tickets/${ticket.id}/posts/${post?.id}/wants-answer`)).status).toBe(404);
  });
});
