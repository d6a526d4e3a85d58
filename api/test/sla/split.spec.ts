import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startDesk, type TestDesk } from '../desk.js';
import { pageOf, type Page } from '../page.js';
import { TicketStory } from '../ticket-story.js';
import { factsOf, type Refused } from './two-tickets.js';

describe('splitting a ticket', () => {
  let desk: TestDesk;
  let ana: Page;
  beforeAll(async () => {
    desk = await startDesk({ firstResponseMinutes: 15, resolutionMinutes: 600 });
  });
  beforeEach(async () => {
    ana = await pageOf(desk, 'agent');
  });
  afterAll(() => desk.close());

  const idOf = async (externalId: string) => {
    const sql = 'select id from desk.post where external_id = $1';
    return (await desk.asOwner<{ id: string }>(sql, [externalId]))[0]?.id ?? '';
  };
  const split = async (ticket: TicketStory, externalId: string, by = ana) =>
    by.post<Refused>(`tickets/${ticket.id}/splits`, { postId: await idOf(externalId) });
  const mine = async () => {
    const ticket = await desk.ticket();
    await ticket.assignedTo(ana.personId);
    return ticket;
  };
  const splitOff = async (ticket: TicketStory, externalId: string) => {
    const { status, body } = await split(ticket, externalId);
    expect(status).toBe(201);
    return new TicketStory(desk, body.ticketId ?? '', ticket.post);
  };

  it('begins a ticket at that post, with what was said after it', async () => {
    const ticket = await mine();
    await desk.advance('3 minutes');
    const other = await ticket.wroteAgain({ text: 'And my account was hacked too!' });
    await ticket.joined({ inReplyTo: other.externalId });
    await ticket.wroteAgain();
    const part = await splitOff(ticket, other.externalId);

    expect(await part.clock()).toMatchObject({
      state: 'running',
      startedAt: new Date(other.postedAt),
      dueAt: new Date(Date.parse(other.postedAt) + 15 * 60_000),
    });
    expect((await ticket.clock()).startedAt).toEqual(new Date(ticket.post.postedAt));
    expect(await factsOf(desk, ticket)).toMatchObject({ contacts: 1, posts: 1 });
    expect(await factsOf(desk, part)).toMatchObject({
      ...{ contacts: 2, posts: 3, topic: 'security', assigneeId: ana.personId },
    });
    expect(await part.timeline()).toEqual(['opened', 'took in']);
    const [opened] = await part.events('opened');
    expect(opened).toMatchObject({ actor: `person ${ana.personId}`, at: new Date(other.postedAt) });
    expect(opened?.body).toMatchObject({ splitFrom: ticket.id, topic: 'security' });
    expect((await ticket.events('split'))[0]?.body).toMatchObject({ into: part.id, posts: 3 });
  });

  it('hears again what answered the part', async () => {
    const ticket = await mine();
    await ticket.answered();
    await desk.advance('1 minute');
    const other = await ticket.wroteAgain();
    expect(await ticket.rounds()).toHaveLength(1);
    await desk.advance('5 minutes');
    const answer = await ticket.answered({ inReplyTo: other.externalId });
    const part = await splitOff(ticket, other.externalId);
    expect(await part.clock()).toMatchObject({ state: 'met', stoppedAt: new Date(answer.postedAt) });
    expect((await part.events('took in'))[0]?.body['verdicts']).toMatchObject([
      { clock: 'first_response', verdict: 'met' },
    ]);
  });

  it('leaves a reply where the post is that it answers', async () => {
    const ticket = await mine();
    await desk.advance('1 minute');
    const other = await ticket.wroteAgain();
    await desk.advance('1 minute');
    const answer = await ticket.answered();
    await ticket.answered({ inReplyTo: answer.externalId });
    const part = await splitOff(ticket, other.externalId);
    expect(await ticket.clock()).toMatchObject({ state: 'met', stoppedAt: new Date(answer.postedAt) });
    expect(await factsOf(desk, ticket)).toMatchObject({ posts: 3 });
    expect(await factsOf(desk, part)).toMatchObject({ posts: 1 });
    expect(await part.clock()).toMatchObject({ state: 'running', stoppedAt: null });
  });

  it('owes the first response again where what gave it answers the part', async () => {
    const ticket = await mine();
    const { dueAt } = await ticket.clock();
    const other = await ticket.wroteAgain();
    const answer = await ticket.answered({ inReplyTo: other.externalId });
    expect((await ticket.clock()).state).toBe('met');
    const part = await splitOff(ticket, other.externalId);
    expect(await part.clock()).toMatchObject({ state: 'met', stoppedAt: new Date(answer.postedAt) });
    expect(await ticket.clock()).toMatchObject({ state: 'running', stoppedAt: null, dueAt });
    expect(await ticket.dueAt()).toBe(dueAt.toISOString());
    expect((await ticket.events('clock resumed'))[0]?.body).toMatchObject({ cause: 'split' });
    await desk.advance('16 minutes');
    await ticket.happened('breached');
    await ticket.happened('escalated');
    await ticket.answered();
    expect((await ticket.clock()).breachedAt).toEqual(dueAt);
  });

  it('judges what is left by the next answer to it', async () => {
    const ticket = await mine();
    const other = await ticket.wroteAgain();
    await ticket.answered({ inReplyTo: other.externalId });
    await desk.advance('1 minute');
    const later = await ticket.answered();
    await splitOff(ticket, other.externalId);
    expect(await ticket.clock()).toMatchObject({ state: 'met', stoppedAt: new Date(later.postedAt) });
  });

  it('takes back the rounds that its posts began, and keeps the breached ones', async () => {
    const ticket = await mine();
    await ticket.answered();
    await desk.advance('1 minute');
    const first = await ticket.wroteAgain();
    const running = await splitOff(ticket, first.externalId);
    expect(await ticket.rounds()).toEqual([]);
    expect((await running.clock()).state).toBe('running');

    await desk.advance('1 minute');
    const second = await ticket.wroteAgain();
    await desk.advance('16 minutes');
    await ticket.happened('breached');
    const part = await splitOff(ticket, second.externalId);
    expect(await ticket.rounds()).toMatchObject([
      { state: 'breached', startedAt: new Date(second.postedAt) },
    ]);
    expect((await ticket.rounds())[0]?.stoppedAt).not.toBeNull();
    await part.happened('breached');
    const clock = await part.clock();
    expect(clock.breachedAt).toEqual(clock.dueAt);
  });

  it('keeps the breach of the first response where it was', async () => {
    const ticket = await mine();
    await desk.advance('16 minutes');
    await ticket.happened('breached');
    const other = await ticket.wroteAgain();
    const before = await ticket.clock();
    const part = await splitOff(ticket, other.externalId);
    expect(await ticket.clock()).toEqual(before);
    expect((await part.clock()).state).toBe('running');
  });

  it('follows the thread of the part', async () => {
    const ticket = await mine();
    const other = await ticket.wroteAgain();
    const part = await splitOff(ticket, other.externalId);
    await ticket.wroteAgain({ inReplyTo: other.externalId });
    await ticket.wroteAgain();
    expect(await factsOf(desk, part)).toMatchObject({ posts: 2, contacts: 2 });
    expect(await factsOf(desk, ticket)).toMatchObject({ posts: 2, contacts: 2 });
  });

  it('is undone by a merge', async () => {
    const ticket = await mine();
    const other = await ticket.wroteAgain();
    const part = await splitOff(ticket, other.externalId);
    expect((await ana.post(`tickets/${part.id}/merges`, { into: ticket.id })).status).toBe(204);
    expect(await factsOf(desk, ticket)).toMatchObject({ posts: 2, contacts: 2 });
    const beginnings = await desk.asOwner(
      "select from desk.post where ticket_id = $1 and outcome = 'ticket'",
      [ticket.id],
    );
    expect(beginnings).toHaveLength(1);
  });

  it('refuses what begins nothing, and what is a colleague’s', async () => {
    const ticket = await mine();
    const other = await ticket.wroteAgain();
    const answer = await ticket.answered();
    const strange = await desk.ticket();
    expect((await split(ticket, ticket.post.externalId)).body.code).toBe('first-post');
    expect((await split(ticket, answer.externalId)).body.code).toBe('not-theirs');
    expect((await split(ticket, strange.post.externalId)).body.code).toBe('no-post');
    expect((await split(strange, strange.post.externalId)).body.code).toBe('not-claimed');
    const bo = await pageOf(desk, 'agent');
    expect((await split(ticket, other.externalId, bo)).body.code).toBe('not-yours');
    await desk.asOwner("update desk.ticket set state = 'closed' where id = $1", [ticket.id]);
    expect((await split(ticket, other.externalId)).body.code).toBe('not-from-here');
  });
});
