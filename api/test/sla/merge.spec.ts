import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startDesk, type TestDesk } from '../desk.js';
import { pageOf, type Page } from '../page.js';
import type { TicketStory } from '../ticket-story.js';
import { openTwo, factsOf, type Refused } from './two-tickets.js';

describe('merging two tickets', () => {
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

  it('keeps the earlier start where the one that goes away began first', async () => {
    const { first, second } = await openTwo(desk, { between: '4 minutes' });
    await held(first, second);
    expect((await merge(first, second)).status).toBe(204);

    const [was, is] = [await first.clock(), await second.clock()];
    expect(is.startedAt).toEqual(was.startedAt);
    expect(is.dueAt).toEqual(new Date(was.startedAt.getTime() + 15 * 60_000));
    expect(was.state).toBe('cancelled');
    expect((await second.clock('resolution')).startedAt).toEqual(was.startedAt);
    expect(await first.state()).toBe('merged');
    expect(await factsOf(desk, first)).toMatchObject({ contacts: 0, mergedInto: second.id, posts: 0 });
    expect(await factsOf(desk, second)).toMatchObject({ contacts: 2, posts: 2 });
    expect(await first.timeline()).toEqual(['opened', 'merged']);
    expect(await second.timeline()).toEqual(['opened', 'clock moved', 'clock moved', 'took in']);
    expect((await second.events('took in'))[0]).toMatchObject({
      actor: `person ${ana.personId}`,
      body: { ticketId: first.id, posts: 1 },
    });
  });

  it('judges the first response by the united conversation', async () => {
    const { first, second } = await openTwo(desk, { between: '14 minutes' });
    await held(first, second);
    await second.answered();
    await desk.advance('2 minutes');
    await first.happened('breached');
    expect((await second.clock()).state).toBe('met');
    await merge(second, first);
    expect(await first.clock()).toMatchObject({
      state: 'breached',
      stoppedAt: (await second.clock()).stoppedAt,
    });
  });

  it('calls a met answer late where the customer had waited since before', async () => {
    const { first, second } = await openTwo(desk, { between: '20 minutes' });
    await held(first, second);
    await second.answered();
    await merge(first, second);
    const clock = await second.clock();
    expect(clock.state).toBe('breached');
    expect(clock.breachedAt).toEqual(clock.dueAt);
    expect((await second.events('breached'))[0]?.at).toEqual(clock.dueAt);
  });

  it('keeps every breach of both, at its own instant', async () => {
    const { first, second } = await openTwo(desk, { between: '1 minute' });
    await held(first, second);
    await first.answered();
    await desk.advance('20 minutes');
    await second.happened('breached');
    const lost = await second.clock();
    expect((await first.clock()).state).toBe('met');
    await merge(second, first);

    const kept = await first.clock();
    expect(kept).toMatchObject({ state: 'breached', breachedAt: lost.dueAt, detectedAt: lost.detectedAt });
    expect(await second.clock()).toEqual(lost);
    const [breach] = await first.events('breached');
    expect(breach).toMatchObject({ at: lost.dueAt, actor: 'clocks', body: { mergedFrom: second.id } });
  });

  it('takes what waits unanswered on the one for a round of the other', async () => {
    const { first, second } = await openTwo(desk, { between: '2 minutes' });
    await held(first, second);
    await first.answered({ postedAt: secondsAfter(first, 60) });
    await merge(second, first);
    const rounds = await first.rounds();
    expect(rounds).toEqual([
      { state: 'running', startedAt: new Date(second.post.postedAt), stoppedAt: null },
    ]);
  });

  it('never alarms for a merged ticket again', async () => {
    const { first, second } = await openTwo(desk, { between: '1 minute' });
    await held(first, second);
    await merge(second, first);
    const before = await second.timeline();
    await desk.advance('11 hours');
    await first.happened('breached', 2);
    expect(await second.timeline()).toEqual(before);
    const armed = await desk.asOwner('select from desk.deadline where ticket_id = $1 and fired_at is null', [
      second.id,
    ]);
    expect(armed).toEqual([]);
  });

  it('brings what is written in its thread to the survivor', async () => {
    const { first, second } = await openTwo(desk, { between: '1 minute' });
    await held(first, second);
    await merge(second, first);
    await second.wroteAgain();
    await second.answered();
    await second.joined();
    expect(await factsOf(desk, first)).toMatchObject({ posts: 5, contacts: 3 });
    expect(await factsOf(desk, second)).toMatchObject({ posts: 0 });
    expect((await first.clock()).state).toBe('met');
  });

  it('opens the survivor again where the other one was still at work', async () => {
    const { first, second } = await openTwo(desk, { between: '1 minute' });
    await held(first, second);
    await first.answered({ postedAt: secondsAfter(first, 30) });
    await ana.put(`tickets/${first.id}/state`, { state: 'resolved' });
    await merge(second, first);
    expect(await first.state()).toBe('open');
    expect((await first.events('reopened'))[0]?.body).toMatchObject({ mergedFrom: second.id });
    expect((await first.rounds()).length).toBe(1);
  });

  it('holds what it begins on a survivor that is called fixed', async () => {
    const { first, second } = await openTwo(desk, { between: '1 minute' });
    await held(first, second);
    await first.answered();
    await second.answered();
    await second.wroteAgain();
    for (const { id } of [first, second]) await ana.put(`tickets/${id}/state`, { state: 'resolved' });
    expect((await merge(second, first)).status).toBe(204);
    expect(await first.state()).toBe('resolved');
    await desk.advance('11 hours');
    const loose = await desk.asOwner(
      'select from desk.deadline where ticket_id = $1 and fired_at is null and not is_held',
      [first.id],
    );
    expect(loose).toEqual([]);
    expect(await first.events('breached')).toEqual([]);
  });

  it('moves notes, drafts and losses, and loses no word of two drafts', async () => {
    const { first, second } = await openTwo(desk, { between: '1 minute' });
    await held(first, second);
    await ana.post(`tickets/${second.id}/notes`, { text: 'He phoned.' });
    await ana.post(`tickets/${second.id}/losses`, { outcome: 'phoned' });
    for (const [ticket, text] of [
      [first, 'We are'],
      [second, 'Sorry for'],
    ] as const)
      await ana.put(`tickets/${ticket.id}/drafts/reply`, { text, readUpTo: null });
    await merge(second, first);
    const { body } = await ana.get<{ stream: { kind: string }[]; drafts: { reply: { text: string } } }>(
      `tickets/${first.id}`,
    );
    expect(body.drafts.reply.text).toBe('We are\n\nSorry for');
    expect(body.stream.filter(({ kind }) => kind === 'note')).toHaveLength(1);
    expect((await ana.get<unknown[]>(`tickets/${first.id}/losses`)).body).toHaveLength(1);
  });

  it('offers the customer’s other tickets that somebody holds, and no others', async () => {
    const { first, second } = await openTwo(desk, { between: '1 minute' });
    const choices = () => ana.get<{ id: string }[]>(`tickets/${first.id}/merges`);
    await held(first);
    expect((await choices()).body).toEqual([]);
    await held(second);
    expect((await choices()).body.map(({ id }) => id)).toEqual([second.id]);
    await merge(first, second);
    expect((await choices()).body).toEqual([]);
    const page = await ana.get<{ mergedInto: string; cannotReply: string; mayBecome: string[] }>(
      `tickets/${first.id}`,
    );
    expect(page.body).toMatchObject({ mergedInto: second.id, cannotReply: 'no-connector', mayBecome: [] });
  });
});

const secondsAfter = ({ post }: TicketStory, seconds: number) =>
  new Date(Date.parse(post.postedAt) + seconds * 1_000).toISOString();
