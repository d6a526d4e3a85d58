import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startDesk, type TestDesk } from '../desk.js';
import { pageOf, type Page } from '../page.js';
import type { TicketStory } from '../ticket-story.js';
import { until } from '../until.js';
import { promises, writeLadder, writePolicy } from './policy-of.js';
import { openSlowAndFast, SLOW } from './two-tickets.js';

interface Row {
  readonly state: string;
  readonly lift: number;
  readonly startedAt: Date;
  readonly dueAt: Date;
  readonly breachedAt: Date | null;
}

describe('merging into a ticket on which the customer waits for another answer', () => {
  let desk: TestDesk;
  let mia: Page;
  beforeAll(async () => {
    desk = await startDesk(SLOW);
  });
  beforeEach(async () => {
    mia = await pageOf(desk, 'manager');
  });
  afterAll(() => desk.close());

  const slowAndFast = () => openSlowAndFast(desk, mia);
  /** Before the other ticket was opened. */
  const answeredAtOnce = ({ post }: TicketStory) =>
    new Date(Date.parse(post.postedAt) + 30_000).toISOString();
  const openRound = async ({ id }: TicketStory) => {
    const [row] = await desk.asOwner<Row>(
      `select state, lift, started_at as "startedAt", due_at as "dueAt", breached_at as "breachedAt" from desk.clock
        where ticket_id = $1 and kind = 'next_response' and stopped_at is null and state <> 'cancelled'`,
      [id],
    );
    return row;
  };
  const waits = async ({ id }: TicketStory) =>
    expect((await mia.put(`tickets/${id}/state`, { state: 'waiting', waitingOn: 'The bank' })).status).toBe(
      204,
    );

  it('keeps the first response that the one that goes away still owed', async () => {
    const { slow, fast, merge } = await slowAndFast();
    await slow.answered({ postedAt: answeredAtOnce(slow) });
    await desk.advance('13 minutes');
    const { dueAt, startedAt } = await fast.clock();
    await merge();
    expect(await openRound(slow)).toMatchObject({ state: 'running', startedAt, dueAt });
    expect(await slow.dueAt()).toBe(dueAt.toISOString());
    const moved = (await slow.events('clock moved')).find(({ body }) => body['clock'] === 'next_response');
    expect(moved).toMatchObject({ actor: `person ${mia.personId}`, body: { cause: 'merged' } });
    await desk.advance('3 minutes');
    await slow.happened('breached');
    expect(await openRound(slow)).toMatchObject({ state: 'breached', breachedAt: dueAt });
  });

  it('keeps it where an answer on the other one came in between, and the customer wrote again', async () => {
    const { slow, fast, merge } = await slowAndFast();
    await slow.answered();
    await desk.advance('1 minute');
    await fast.wroteAgain();
    const { dueAt } = await fast.clock();
    await merge();
    expect(await openRound(slow)).toMatchObject({ state: 'running', dueAt });
  });

  it('keeps the shorter round where the other one owes its first response', async () => {
    const { slow, fast, merge } = await slowAndFast();
    await desk.asOwner(
      `update desk.target g set is_stopped_by_deflections = false
         from desk.account a where a.id = $1 and g.policy_id = a.policy_id`,
      [desk.accountId],
    );
    await fast.answered({ text: 'Please DM us.' });
    const round = await openRound(fast);
    expect(round).toBeDefined();
    await merge();
    expect(await slow.clock()).toMatchObject({ state: 'running', stoppedAt: null, dueAt: round?.dueAt });
  });

  it('lets it run on where the other one stood still', async () => {
    await desk.asOwner(
      `update desk.target g set pauses = '{"third party"}'
         from desk.account a where a.id = $1 and g.policy_id = a.policy_id and clock = 'next_response'`,
      [desk.accountId],
    );
    const { slow, fast, merge } = await slowAndFast();
    await slow.answered({ postedAt: answeredAtOnce(slow) });
    await slow.wroteAgain();
    await waits(slow);
    expect(await openRound(slow)).toMatchObject({ state: 'paused' });
    const { dueAt } = await fast.clock();
    await merge();
    expect(await slow.state()).toBe('open');
    expect(await openRound(slow)).toMatchObject({ state: 'running', dueAt });
  });

  it('goes on to ring for a first response that was not given, as high as it rang', async () => {
    const { slow, fast, merge } = await slowAndFast();
    await slow.answered({ postedAt: answeredAtOnce(slow) });
    await desk.asOwner('update desk.clock set lift = 3 where ticket_id = $1', [fast.id]);
    await desk.advance('16 minutes');
    await fast.happened('escalated');
    const { dueAt, startedAt } = await fast.clock();
    await merge();
    expect(await openRound(slow)).toMatchObject({ state: 'breached', startedAt, breachedAt: dueAt, lift: 3 });
    expect(await slow.dueAt()).toBe(dueAt.toISOString());
    await slow.happened('escalated');
    await desk.advance('16 minutes');
    await slow.happened('escalated', 2);
    expect((await slow.events('escalated')).map(({ body }) => body['clock'])).not.toContain('first_response');
    await slow.answered();
    await until(async () => (await openRound(slow)) === undefined, 'the round has been answered');
    const armed = await desk.asOwner(
      "select from desk.deadline where ticket_id = $1 and clock <> 'resolution' and fired_at is null",
      [slow.id],
    );
    expect(armed).toEqual([]);
  });

  it('rings rung by rung for a breach that comes to a clock that stood still', async () => {
    const ladderId = await writeLadder(desk, [
      { atPercent: 100, repeatMinutes: 60 },
      { atPercent: 150 },
      { atPercent: 300 },
    ]);
    await writePolicy(desk, {
      rules: [{ targets: promises(600, 6_000, { ladderId, pauses: ['third party'] }) }],
    });
    const { slow, fast, merge } = await slowAndFast();
    await slow.answered({ postedAt: answeredAtOnce(slow) });
    await fast.answered();
    await waits(slow);
    await desk.advance('601 minutes');
    await fast.happened('breached');
    await merge();
    const rungs = await desk.asOwner<{ threshold: number; afterMinutes: number }>(
      `select d.threshold, round(extract(epoch from d.due_at - b.due_at) / 60)::int as "afterMinutes"
         from desk.deadline d
         join desk.deadline b using (ticket_id, clock, round, rung, step)
        where d.ticket_id = $1 and d.clock = 'resolution' and d.rung = 0 and d.step = 0 and b.threshold = 100
          and d.threshold >= 100 order by 1`,
      [slow.id],
    );
    expect(rungs).toEqual([
      { threshold: 100, afterMinutes: 0 },
      { threshold: 150, afterMinutes: 3_000 },
      { threshold: 300, afterMinutes: 12_000 },
    ]);
    await slow.happened('escalated');
    expect((await slow.notices()).filter(({ clock }) => clock === 'resolution')).toHaveLength(1);
  });
});
