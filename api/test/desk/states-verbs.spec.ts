import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StateChange } from '@evenhand/shared/wire/ticket';
import { brandsWithDue } from '../../src/desk/escalation/due.js';
import { settleHistory } from '../../src/desk/sla/history/settle-history.js';
import { startDesk, type TestDesk } from '../desk.js';
import { pageOf, type Page } from '../page.js';
import type { TicketStory } from '../ticket-story.js';
import { until } from '../until.js';

let desk: TestDesk;
let ana: Page;
let mia: Page;
beforeAll(async () => {
  desk = await startDesk({ resolutionMinutes: 60 });
  ana = await pageOf(desk, 'agent');
  mia = await pageOf(desk, 'manager');
});
afterAll(() => desk.close());

/** Everything that was due has rung. */
const swept = () =>
  until(async () => (await brandsWithDue(desk.desk)).length === 0, 'everything due has rung');

const become = (page: Page, ticket: TicketStory, change: StateChange) =>
  page.put<{ code: string; detail: string }>(`tickets/${ticket.id}/state`, change);

/** A ticket that Ana has claimed. */
async function anasTicket(): Promise<TicketStory> {
  const ticket = await desk.ticket();
  await ticket.assignedTo(ana.personId);
  return ticket;
}

async function answeredTicket(): Promise<TicketStory> {
  const ticket = await anasTicket();
  await ticket.answered();
  return ticket;
}

async function resolvedTicket(): Promise<TicketStory> {
  const ticket = await answeredTicket();
  await become(ana, ticket, { state: 'resolved' });
  return ticket;
}

describe('to resolve a ticket', () => {
  it('is refused while nobody has answered', async () => {
    const ticket = await anasTicket();
    const { status, body } = await become(ana, ticket, { state: 'resolved' });
    expect([status, body.code]).toEqual([422, 'not-answered']);
    expect(await ticket.state()).toBe('open');
  });

  it('is on the record, with the person and the state before', async () => {
    const ticket = await answeredTicket();
    expect(await become(ana, ticket, { state: 'resolved' })).toMatchObject({ status: 204 });
    expect(await ticket.state()).toBe('resolved');
    const [event] = await ticket.events('resolved');
    expect(event).toMatchObject({ actor: `person ${ana.personId}`, body: { from: 'open' } });
  });

  it('holds the deadlines: nothing rings while it is resolved', async () => {
    const ticket = await resolvedTicket();
    await desk.advance('2 hours');
    await swept();
    expect(await ticket.timeline()).not.toContain('breached');
    expect(await ticket.clock('resolution')).toMatchObject({ state: 'running', breachedAt: null });
  });

  it('lets what fell due meanwhile ring at its own instant, once it is open again', async () => {
    const ticket = await resolvedTicket();
    await desk.advance('2 hours');
    await swept();
    await become(ana, ticket, { state: 'open' });
    await ticket.happened('breached');
    const { breachedAt, dueAt, detectedAt } = await ticket.clock('resolution');
    expect(breachedAt).toEqual(dueAt);
    expect(detectedAt!.getTime()).toBeGreaterThan(dueAt.getTime() + 30 * 60_000);
    expect((await ticket.timeline()).filter((kind) => kind === 'reopened')).toHaveLength(1);
  });

  it('records the breach of a clock that was past its target, although the alarm had not rung yet', async () => {
    const ticket = await answeredTicket();
    await desk.desk.query(
      `update desk.clock set due_at = desk.now() - interval '1 second' where ticket_id = $1 and kind = 'resolution'`,
      [ticket.id],
    );
    await become(ana, ticket, { state: 'resolved' });
    expect((await ticket.timeline()).slice(-2)).toEqual(['breached', 'resolved']);
    await become(ana, ticket, { state: 'open' });
    await swept();
    expect(await ticket.events('breached')).toHaveLength(1);
  });

  it('keeps also imported clocks from being judged while it is resolved', async () => {
    const ticket = await resolvedTicket();
    await desk.desk.query('update desk.clock set is_history = true where ticket_id = $1', [ticket.id]);
    await desk.desk.query('delete from desk.deadline where ticket_id = $1', [ticket.id]);
    await desk.advance('2 hours');
    const judge = () => desk.desk.transaction((tx) => settleHistory(tx, desk.brandId, 'all'));
    expect(await judge()).toBe(0);
    await become(ana, ticket, { state: 'open' });
    expect(await judge()).toBe(1);
  });
});

describe('to wait for the customer', () => {
  it('is refused while nobody has answered: it would be out of sight while its clock runs', async () => {
    const ticket = await anasTicket();
    const { status, body } = await become(ana, ticket, { state: 'waiting' });
    const why = { code: 'not-answered', detail: 'Answer first, then wait for the customer.' };
    expect([status, body]).toMatchObject([422, why]);
    expect(await ticket.state()).toBe('open');
  });
});

describe('whoever changes a state', () => {
  it('has claimed the ticket, or is a manager', async () => {
    const ticket = await desk.ticket();
    await ticket.answered();
    const refused = await become(ana, ticket, { state: 'waiting' });
    expect([refused.status, refused.body.code]).toEqual([422, 'not-claimed']);
    expect(await become(mia, ticket, { state: 'waiting' })).toMatchObject({ status: 204 });
    expect(await ticket.events('put to waiting')).toMatchObject([{ actor: `person ${mia.personId}` }]);
    expect(await become(ana, ticket, { state: 'open' })).toMatchObject({ status: 204 });
  });

  it('is told both states of what is not allowed', async () => {
    const ticket = await resolvedTicket();
    const { status, body } = await become(ana, ticket, { state: 'waiting' });
    expect([status, body.code]).toEqual([409, 'not-from-here']);
    expect(body.detail).toBe('This ticket is resolved; from there it cannot become waiting.');
  });

  it('cannot make it closed or merged by hand, nor say more than is asked', async () => {
    const ticket = await answeredTicket();
    for (const change of [{ state: 'closed' }, { state: 'merged' }, { state: 'waiting', by: 'me' }])
      expect((await ana.put(`tickets/${ticket.id}/state`, change)).status).toBe(400);
  });
});

describe('to set a ticket aside', () => {
  it('wants a reason, and words for another one', async () => {
    const ticket = await anasTicket();
    expect(await become(ana, ticket, { state: 'set aside' })).toMatchObject({ body: { code: 'no-reason' } });
    const other = await become(ana, ticket, { state: 'set aside', reason: 'other', words: ' ' });
    expect([other.status, other.body.code]).toEqual([422, 'no-words']);
  });

  it('keeps the words out of the ledger, which has their hash', async () => {
    const ticket = await anasTicket();
    const words = 'It is a poem about us.';
    await become(ana, ticket, { state: 'set aside', reason: 'other', words });
    const [event] = await ticket.events('set aside');
    expect(event?.body).toMatchObject({ from: 'open', reason: 'other' });
    const [note] = await desk.desk.query(
      `select text, kind, encode(sha256(salt || convert_to(text, 'UTF8')), 'hex') as hash from desk.note where id = $1`,
      [event?.body.noteId],
    );
    expect(note).toEqual({ text: words, kind: 'reason', hash: event?.body.textHash });
    expect(JSON.stringify(event)).not.toContain('poem');
  });

  it('takes back the clocks that run, and opening it again lets them run from the first report', async () => {
    const ticket = await anasTicket();
    const { startedAt, dueAt } = await ticket.clock();
    await become(ana, ticket, { state: 'set aside', reason: 'praise' });
    expect(await ticket.clock()).toMatchObject({ state: 'cancelled' });
    expect(await ticket.dueAt()).toBe('infinity');
    await desk.advance('31 minutes');
    await swept();
    expect(await ticket.timeline()).not.toContain('breached');
    await become(ana, ticket, { state: 'open' });
    await ticket.happened('breached');
    expect(await ticket.clock()).toMatchObject({ state: 'breached', startedAt, dueAt, breachedAt: dueAt });
    expect(await ticket.dueAt()).toBe(dueAt.toISOString());
  });

  it('leaves a breach standing', async () => {
    const ticket = await anasTicket();
    await desk.advance('31 minutes');
    await ticket.happened('breached');
    await become(ana, ticket, { state: 'set aside', reason: 'spam' });
    expect(await ticket.clock()).toMatchObject({ state: 'breached', stoppedAt: null });
    expect(await ticket.clock('resolution')).toMatchObject({ state: 'cancelled' });
  });

  it('judges an answer that came meanwhile by its own time, once it is open again', async () => {
    const ticket = await anasTicket();
    await become(ana, ticket, { state: 'set aside', reason: 'double' });
    await ticket.answered();
    await desk.advance('31 minutes');
    await become(ana, ticket, { state: 'open' });
    expect(await ticket.clock()).toMatchObject({ state: 'met' });
    await swept();
    expect(await ticket.timeline()).not.toContain('breached');
  });
});
