import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startDesk, type TestDesk } from '../desk.js';
import { pageOf, type Page } from '../page.js';
import type { TicketStory } from '../ticket-story.js';
import { until } from '../until.js';
import { promises, writePolicy } from './policy-of.js';
import { become } from './promised.js';

const MINUTE = 60_000;

describe('a post that came in late', () => {
  let desk: TestDesk;
  let mia: Page;
  beforeAll(async () => {
    desk = await startDesk();
    await writePolicy(desk, { rules: [{ verificationMinutes: 60, targets: promises(30, 6_000) }] });
  });
  beforeEach(async () => {
    mia = await pageOf(desk, 'manager');
  });
  afterAll(() => desk.close());

  const answered = async () => {
    const ticket = await desk.ticket();
    await ticket.assignedTo(mia.personId);
    await ticket.answered();
    await desk.advance('1 minute');
    return ticket;
  };
  const breaches = async (ticket: TicketStory) =>
    (await ticket.events('breached')).filter(({ body }) => body['clock'] === 'next_response').length;
  const minutesAgo = async (minutes: number) =>
    new Date((await desk.now()).getTime() - minutes * MINUTE).toISOString();
  const pending = ({ id }: TicketStory) =>
    desk.asOwner(
      "select from desk.deadline where ticket_id = $1 and clock = 'next_response' and fired_at is null and not is_held",
      [id],
    );

  it('after a split waits, also where a late round had gone with the split', async () => {
    const ticket = await answered();
    const other = await ticket.wroteAgain();
    await desk.advance('40 minutes');
    await until(async () => (await breaches(ticket)) === 1, 'the round has breached');
    const [post] = await desk.asOwner<{ id: string }>('select id from desk.post where external_id = $1', [
      other.externalId,
    ]);
    expect((await mia.post(`tickets/${ticket.id}/splits`, { postId: post?.id })).status).toBe(201);
    const [gone] = await ticket.rounds();
    expect(gone).toMatchObject({ state: 'breached', startedAt: new Date(other.postedAt) });

    await desk.advance('5 minutes');
    const late = await ticket.wroteAgain({ postedAt: await minutesAgo(10) });
    expect(await ticket.rounds()).toEqual([
      gone,
      { state: 'running', startedAt: new Date(late.postedAt), stoppedAt: null },
    ]);
    expect(await pending(ticket)).not.toEqual([]);
    await ticket.wroteAgain();
    expect(await ticket.rounds()).toHaveLength(2);
    const reply = await ticket.answered();
    expect(await ticket.rounds()).toEqual([
      gone,
      { state: 'met', startedAt: new Date(late.postedAt), stoppedAt: new Date(reply.postedAt) },
    ]);
  });

  it('after a fix has held waits, also where it was written before that', async () => {
    const ticket = await answered();
    await ticket.wroteAgain();
    await desk.advance('10 minutes');
    await become(desk, ticket, { state: 'resolved' });
    await desk.advance('61 minutes');
    await ticket.happened('fix held');
    const [ended] = await ticket.rounds();
    expect(ended?.state).toBe('met');

    const late = await ticket.wroteAgain({ postedAt: await minutesAgo(66) });
    expect(await ticket.state()).toBe('open');
    const [first, second] = await ticket.rounds();
    expect(first).toEqual(ended);
    expect(second).toMatchObject({ startedAt: new Date(late.postedAt), stoppedAt: null });
    await until(async () => (await breaches(ticket)) === 1, 'it is late, and that is told');
    await ticket.happened('escalated');
    await ticket.answered();
    expect((await ticket.rounds()).map(({ stoppedAt }) => stoppedAt === null)).toEqual([false, false]);
  });

  it('leaves a round that the fix had ended as it was', async () => {
    const ticket = await answered();
    await ticket.wroteAgain();
    await desk.advance('10 minutes');
    await become(desk, ticket, { state: 'resolved' });
    await desk.advance('61 minutes');
    await ticket.happened('fix held');
    const ended = await ticket.rounds();
    const back = await ticket.wroteAgain();
    expect(await ticket.rounds()).toEqual([
      ...ended,
      { state: 'running', startedAt: new Date(back.postedAt), stoppedAt: null },
    ]);
  });
});
