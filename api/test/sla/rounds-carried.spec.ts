import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startDesk, type TestDesk } from '../desk.js';
import { pageOf, type Page } from '../page.js';
import type { TicketStory } from '../ticket-story.js';
import { until } from '../until.js';
import { openSlowAndFast, SLOW } from './two-tickets.js';

const MINUTE = 60_000;

describe('a round that carries the breach of a merged ticket', () => {
  let desk: TestDesk;
  let mia: Page;
  beforeAll(async () => {
    desk = await startDesk(SLOW);
    mia = await pageOf(desk, 'manager');
  });
  afterAll(() => desk.close());

  const roundOf = async ({ id }: TicketStory) => {
    const [round] = await desk.asOwner<Record<'startedAt' | 'dueAt' | 'breachedAt' | 'stoppedAt', Date>>(
      `select started_at as "startedAt", due_at as "dueAt", breached_at as "breachedAt", stopped_at as "stoppedAt"
         from desk.clock where ticket_id = $1 and kind = 'next_response' and state = 'breached'`,
      [id],
    );
    return round!;
  };
  const pending = ({ id }: TicketStory) =>
    desk.asOwner<{ threshold: number; dueAt: Date }>(
      `select threshold, rung, step, due_at as "dueAt" from desk.deadline
        where ticket_id = $1 and clock = 'next_response' and fired_at is null order by 1, 2, 3`,
      [id],
    );
  const carried = async () => {
    const { slow, fast, merge } = await openSlowAndFast(desk, mia);
    for (const ticket of [slow, fast]) await ticket.answered();
    await desk.advance('5 minutes');
    await fast.wroteAgain();
    await desk.advance('16 minutes');
    await until(
      async () => (await fast.events('breached')).some(({ body }) => body['clock'] === 'next_response'),
      'the fast round has breached',
    );
    await merge();
    const round = await roundOf(slow);
    expect(round.dueAt).toEqual(round.breachedAt);
    await slow.happened('escalated');
    return { slow, round };
  };
  const moves = async (ticket: TicketStory) =>
    (await ticket.events('clock moved')).filter(({ body }) => body['clock'] === 'next_response');

  it('is as late as that breach when it is answered', async () => {
    const { slow, round } = await carried();
    const reply = await slow.answered();
    expect(await roundOf(slow)).toEqual({ ...round, stoppedAt: new Date(reply.postedAt) });
    expect(await moves(slow)).toEqual([]);
    const verdicts = (await slow.events('replied')).at(-1)?.body['verdicts'];
    const dueAt = round.dueAt.toISOString();
    expect(verdicts).toMatchObject([{ clock: 'next_response', verdict: 'breached', isInTime: false, dueAt }]);
  });

  it('keeps its deadline and its pages when it turns out to have begun earlier', async () => {
    const { slow, round } = await carried();
    const armed = await pending(slow);
    const postedAt = new Date(round.startedAt.getTime() - MINUTE).toISOString();
    await slow.wroteAgain({ postedAt });
    expect(await roundOf(slow)).toEqual({ ...round, startedAt: new Date(postedAt) });
    expect(await pending(slow)).toEqual(armed);
    expect(await moves(slow)).toMatchObject([
      { body: { startedAt: postedAt, dueAt: round.dueAt.toISOString() } },
    ]);
  });
});

describe('a first response that carries the breach of a merged ticket', () => {
  let desk: TestDesk;
  let mia: Page;
  beforeAll(async () => {
    desk = await startDesk(SLOW);
    mia = await pageOf(desk, 'manager');
  });
  afterAll(() => desk.close());

  it('is as late as that breach when an earlier complaint comes in', async () => {
    const { slow, fast, merge } = await openSlowAndFast(desk, mia);
    await desk.advance('16 minutes');
    await fast.happened('breached');
    await merge();
    const { dueAt, breachedAt, startedAt } = await slow.clock();
    expect(breachedAt).toEqual(dueAt);
    const earlier = new Date(startedAt.getTime() - 2 * MINUTE);
    await slow.wroteAgain({ postedAt: earlier.toISOString() });
    expect(await slow.clock()).toMatchObject({ startedAt: earlier, dueAt, breachedAt, state: 'breached' });
  });
});
