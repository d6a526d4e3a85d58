import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { withClient } from '../database.js';
import { startDesk, type TestDesk } from '../desk.js';
import { OURSELVES } from '../posts.js';
import { until } from '../until.js';

const MINUTE = 60_000;
const after = (start: Date, minutes: number) => new Date(start.getTime() + minutes * MINUTE);

describe('the clocks of a ticket', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await startDesk({ firstResponseMinutes: 20, resolutionMinutes: 600, repeatMinutes: 15 });
  });
  afterAll(() => desk.close());

  const dueOf = async (id: string) => {
    const [row] = await desk.asOwner<{ due: string }>(
      'select due_at::text as due from desk.ticket where id = $1',
      [id],
    );
    return row?.due === 'infinity' ? null : new Date(row?.due ?? '');
  };
  const pending = (id: string) =>
    desk.asOwner<{ clock: string; threshold: number; step: number; dueAt: Date }>(
      `select clock, threshold, step, due_at as "dueAt" from desk.deadline
        where ticket_id = $1 and fired_at is null order by due_at`,
      [id],
    );

  it('start with the customer’s post, and are armed at 50, 75 and 100 %', async () => {
    const postedAt = after(await desk.now(), -3).toISOString();
    const ticket = await desk.ticket({ postedAt });
    const startedAt = new Date(postedAt);
    expect(await ticket.clock()).toMatchObject({ state: 'running', startedAt, dueAt: after(startedAt, 20) });
    expect(await ticket.clock('resolution')).toMatchObject({ startedAt, dueAt: after(startedAt, 600) });
    expect(await pending(ticket.id)).toEqual(
      [
        ['first_response', 50, 10],
        ['first_response', 75, 15],
        ['first_response', 100, 20],
        ['resolution', 50, 300],
        ['resolution', 75, 450],
        ['resolution', 100, 600],
      ].map(([clock, threshold, minutes]) => ({
        ...{ clock, threshold, step: 0 },
        dueAt: after(startedAt, minutes as number),
      })),
    );
    expect(await dueOf(ticket.id)).toEqual(after(startedAt, 20));
  });

  it('stop at the answer’s own time, and leave the ticket to its next clock', async () => {
    const ticket = await desk.ticket();
    await desk.advance('7 minutes');
    const reply = await ticket.answered();
    const { startedAt, ...clock } = await ticket.clock();
    expect(clock).toMatchObject({ state: 'met', stoppedAt: new Date(reply.postedAt), breachedAt: null });
    expect(await dueOf(ticket.id)).toEqual(after(startedAt, 600));
    expect((await pending(ticket.id)).map((deadline) => deadline.clock)).toEqual(
      Array.from({ length: 3 }, () => 'resolution'),
    );
  });

  it('take an answer at the very instant of the deadline for one in time', async () => {
    const ticket = await desk.ticket();
    const { dueAt } = await ticket.clock();
    await desk.advance('25 minutes');
    await ticket.answered({ postedAt: dueAt.toISOString() });
    expect(await ticket.clock()).toMatchObject({ state: 'met', stoppedAt: dueAt });
  });

  it('record a breach, dated at its deadline, for an answer that was late although no alarm had rung', async () => {
    const ticket = await desk.ticket();
    const { dueAt } = await ticket.clock();
    const fired = 'select from desk.deadline where ticket_id = $1 for update';
    let answered: Promise<unknown> = Promise.resolve();
    await desk.whileHolding(fired, [ticket.id], async () => {
      await desk.advance('21 minutes');
      answered = ticket.answered();
      await until(async () => (await waitingForLocks()) > 0, 'intake waits for the deadlines');
    });
    await answered;
    expect(await ticket.timeline()).toEqual(['opened', 'breached', 'replied']);
    const [breached] = await ticket.events('breached');
    const { state, stoppedAt, breachedAt, detectedAt } = await ticket.clock();
    expect([state, breachedAt, breached?.at]).toEqual(['breached', dueAt, dueAt]);
    expect(breached?.actor).toBe('clocks');
    expect(detectedAt?.getTime()).toBeGreaterThan(dueAt.getTime());
    expect(stoppedAt?.getTime()).toBeGreaterThan(dueAt.getTime());
    expect((await ticket.events('replied'))[0]?.body).toMatchObject({
      verdicts: [{ clock: 'first_response', verdict: 'breached', dueAt: dueAt.toISOString() }],
    });
    expect(await ticket.notices()).toEqual([]);
  });

  it('keep a breach that was recorded before the answer was known, and say that it had been given in time', async () => {
    const ticket = await desk.ticket();
    const { startedAt, dueAt } = await ticket.clock();
    const inTime = after(startedAt, 12);
    await desk.advance('30 minutes');
    await ticket.happened('breached');
    await ticket.answered({ postedAt: inTime.toISOString() });
    expect(await ticket.clock()).toMatchObject({ state: 'breached', stoppedAt: inTime, breachedAt: dueAt });
    expect((await ticket.events('replied'))[0]?.body).toMatchObject({
      verdicts: [{ clock: 'first_response', verdict: 'breached', isInTime: true }],
    });
    expect((await ticket.timeline()).filter((kind) => kind !== 'warned')).toEqual([
      ...['opened', 'escalated', 'breached', 'escalated', 'replied'],
    ]);
  });

  it('are not stopped by a reply that is dated before the complaint', async () => {
    const ticket = await desk.ticket();
    await ticket.answered({ postedAt: '2001-01-01T00:00:00Z' });
    expect(await ticket.clock()).toMatchObject({ state: 'running', stoppedAt: null });
    await desk.advance('25 minutes');
    await ticket.happened('breached');
  });

  it('go by the earliest of several answers, in whatever order they come', async () => {
    const ticket = await desk.ticket();
    const { startedAt } = await ticket.clock();
    await desk.advance('10 minutes');
    await ticket.answered({ postedAt: after(startedAt, 9).toISOString() });
    await ticket.answered({ postedAt: after(startedAt, 4).toISOString() });
    await ticket.answered({ postedAt: after(startedAt, 6).toISOString() });
    expect(await ticket.clock()).toMatchObject({ state: 'met', stoppedAt: after(startedAt, 4) });
    const [row] = await desk.asOwner<{ at: Date }>(
      'select answered_at as at from desk.ticket where id = $1',
      [ticket.id],
    );
    expect(row?.at).toEqual(after(startedAt, 4));
  });

  it('keep the versions that they were started under when the policy changes', async () => {
    const ticket = await desk.ticket();
    const before = await ticket.clock();
    await desk.desk.query(
      `insert into desk.policy select brand_id, id, 2, name, desk.now() from desk.policy where brand_id = $1`,
      [desk.brandId],
    );
    await desk.desk.query(
      `insert into desk.policy_rule (brand_id, policy_id, policy_version, position, name)
       select brand_id, id, 2, 1, 'Everything else' from desk.policy where version = 2`,
    );
    await desk.desk.query(
      `insert into desk.target (brand_id, policy_id, policy_version, clock, seconds, calendar_id, ladder_id)
       select brand_id, policy_id, 2, clock, 60, calendar_id, ladder_id
         from desk.target where policy_version = 1 and clock = 'first_response'`,
    );
    const later = await desk.ticket();
    expect(await ticket.clock()).toEqual(before);
    const { startedAt, dueAt } = await later.clock();
    expect(dueAt).toEqual(after(startedAt, 1));
  });

  it('run on when only a bystander was answered, or when we post to nobody', async () => {
    const ticket = await desk.ticket();
    const joined = await ticket.joined();
    await ticket.answered({ inReplyTo: joined.externalId });
    await desk.send(desk.post({ author: OURSELVES }));
    await desk.settled();
    expect((await ticket.clock()).state).toBe('running');
  });

  async function waitingForLocks(): Promise<number> {
    const { rows } = await withClient(desk.database.superUrl, (superuser) =>
      superuser.query(
        "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      ),
    );
    return rows.length;
  }
});
