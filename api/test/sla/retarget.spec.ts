import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StateChanges } from '../../src/desk/tickets/states/state-changes.js';
import { startDesk, type TestDesk } from '../desk.js';
import { somebody } from '../posts.js';
import type { TicketStory } from '../ticket-story.js';
import { promise, promises, writeCalendar, writePolicy, type RuleGiven } from './policy-of.js';
import { armedOf, repromise } from './retarget-story.js';

const MINUTE = 60_000;

describe('a clock that gets another target', () => {
  let desk: TestDesk;
  let ana: string;
  let policyId: string;
  beforeEach(async () => {
    desk = await startDesk();
    ana = (await desk.person('manager', 'Ana Agent')).id;
  });
  afterEach(() => desk.close());

  const begin = async (...rules: RuleGiven[]) => {
    ({ policyId } = await writePolicy(desk, { rules }));
    return desk.ticket({ author: somebody(), text: 'Something is strange here.' });
  };
  const change = (...rules: RuleGiven[]) => repromise(desk, policyId, { by: ana, rules });
  const become = (ticket: TicketStory, state: 'open' | 'waiting' | 'resolved') =>
    desk.app.get(StateChanges).change(desk.brandId, ticket.id, { state }, { personId: ana, role: 'manager' });
  const minutes = async (ticket: TicketStory, clock: 'first_response' | 'resolution' = 'first_response') => {
    const { startedAt, dueAt } = await ticket.clock(clock);
    return (dueAt.getTime() - startedAt.getTime()) / MINUTE;
  };
  const waitingTicket = async (pauses: ('customer' | 'third party')[]) => {
    const ticket = await begin({
      targets: [promise('first_response', 60), promise('resolution', 100, { pauses })],
    });
    await desk.advance('40 minutes');
    await ticket.answered();
    await become(ticket, 'waiting');
    return ticket;
  };
  const resolution = (length: number, pauses: ('customer' | 'third party')[]) => ({
    targets: [promise('first_response', 60), promise('resolution', length, { pauses })],
  });

  it('is due later, its warnings with it', async () => {
    const ticket = await begin({ targets: promises(60, 600) });
    await desk.advance('10 minutes');
    await change({ targets: promises(120, 600, { thresholds: [25, 100] }) });
    const { startedAt } = await ticket.clock();
    const armed = await armedOf(desk, ticket.id, 'first_response');
    // 75 is a rung of the ladder.
    expect(armed.map((one) => [one.threshold, (one.dueAt.getTime() - startedAt.getTime()) / MINUTE])).toEqual(
      [
        [25, 30],
        [75, 90],
        [100, 120],
      ],
    );
    expect(await ticket.dueAt()).toBe((await ticket.clock()).dueAt.toISOString());
  });

  it('does not ring again for a threshold that has rung', async () => {
    const ticket = await begin({ targets: promises(60, 600) });
    await desk.advance('31 minutes');
    await ticket.happened('warned');
    await change({ targets: promises(120, 600) });
    const armed = await armedOf(desk, ticket.id, 'first_response');
    expect(armed.map(({ threshold, isFired }) => [threshold, isFired])).toEqual([
      [50, true],
      [75, false],
      [100, false],
    ]);
    await desk.advance('31 minutes');
    await desk.advance('29 minutes');
    await ticket.happened('warned', 2);
    expect((await ticket.events('warned')).map(({ body }) => body['threshold'])).toEqual([50, 75]);
  });

  it('is due at the change where it has used more than it has now, and never before', async () => {
    const ticket = await begin({ targets: promises(60, 600) });
    await desk.advance('20 minutes');
    const before = await desk.now();
    await change({ targets: promises(10, 600) });
    const { dueAt } = await ticket.clock();
    expect(dueAt.getTime()).toBeGreaterThanOrEqual(before.getTime());
    await ticket.happened('breached');
    expect((await ticket.clock()).breachedAt).toEqual(dueAt);
    const warned = await ticket.events('warned');
    for (const { body } of warned)
      expect(Date.parse(String(body['dueAt']))).toBeGreaterThanOrEqual(before.getTime());
  });

  it('stays where it fell when an earlier post turns up after the change', async () => {
    const ticket = await begin({ targets: promises(60, 600) });
    await desk.advance('20 minutes');
    const before = await desk.now();
    await change({ targets: promises(30, 600) });
    const postedAt = new Date(before.getTime() - 50 * MINUTE).toISOString();
    await ticket.wroteAgain({ postedAt });
    const { dueAt, startedAt } = await ticket.clock();
    expect(startedAt.toISOString()).toBe(postedAt);
    expect(dueAt.getTime()).toBeGreaterThanOrEqual(before.getTime());
  });

  it('keeps what it used in the calendar that it ran in', async () => {
    const ticket = await begin({ targets: promises(60, 600) });
    await desk.advance('20 minutes');
    const { startedAt } = await ticket.clock();
    const day = [['00:00', '24:00']] as const;
    const dayOf = (days: number) =>
      (['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const)[
        new Date(startedAt.getTime() + days * 86_400_000).getUTCDay()
      ]!;
    const calendarId = await writeCalendar(desk, { zone: 'UTC', weekly: { [dayOf(3)]: day } });
    await change({ targets: promises(60, 600, { calendarId }) });
    const { dueAt } = await ticket.clock();
    const opens = Date.parse(
      `${new Date(startedAt.getTime() + 3 * 86_400_000).toISOString().slice(0, 10)}T00:00:00Z`,
    );
    expect(Math.abs(dueAt.getTime() - (opens + 40 * MINUTE))).toBeLessThan(5_000);
    const former = await desk.asOwner(
      'select clock from desk.former_calendar where ticket_id = $1 order by clock',
      [ticket.id],
    );
    expect(former).toEqual([{ clock: 'first_response' }, { clock: 'resolution' }]);
  });

  it('is left alone once it has breached, and so is one that was met', async () => {
    const ticket = await begin({ targets: promises(60, 600) });
    await desk.advance('61 minutes');
    await ticket.happened('breached');
    const breached = await ticket.clock();
    expect(await change({ targets: promises(120, 600) })).toMatchObject({ moved: 0 });
    expect(await ticket.clock()).toEqual(breached);
  });

  it('breaches at its old deadline where that had passed and nobody had noticed', async () => {
    const ticket = await begin({ targets: promises(60, 600) });
    const { dueAt } = await ticket.clock();
    await desk.whileHolding('select from desk.ticket where id = $1 for update', [ticket.id], async () => {
      await desk.advance('61 minutes');
      await writePolicy(desk, { policyId, rules: [{ targets: promises(120, 600) }] });
    });
    await change({ targets: promises(180, 600) });
    expect(await ticket.clock()).toMatchObject({ state: 'breached', breachedAt: dueAt, dueAt });
    expect(await ticket.events('breached')).toHaveLength(1);
    await ticket.happened('escalated');
  });

  it('stands still all the same while it waits, and goes on with what it used', async () => {
    const ticket = await waitingTicket(['customer']);
    const used = 40;
    await desk.advance('30 minutes');
    expect(await change(resolution(200, ['customer']))).toMatchObject({ moved: 0 });
    expect(await ticket.clock('resolution')).toMatchObject({ state: 'paused', dueAt: Infinity });
    await become(ticket, 'open');
    const left = ((await ticket.clock('resolution')).dueAt.getTime() - (await desk.now()).getTime()) / MINUTE;
    expect(left).toBeCloseTo(200 - used, 0);
  });

  it('is due when it runs on where it has used its new target up while it waits', async () => {
    const ticket = await waitingTicket(['customer']);
    await desk.advance('30 minutes');
    await change(resolution(20, ['customer']));
    expect(await ticket.clock('resolution')).toMatchObject({ state: 'paused', dueAt: Infinity });
    await desk.advance('30 minutes');
    const before = await desk.now();
    await become(ticket, 'open');
    await ticket.happened('breached');
    expect((await ticket.clock('resolution')).breachedAt!.getTime()).toBeGreaterThanOrEqual(before.getTime());
  });

  it('runs on at the change where it does not wait for that any more', async () => {
    const ticket = await waitingTicket(['customer']);
    await desk.advance('30 minutes');
    await change(resolution(100, ['third party']));
    const { state, dueAt } = await ticket.clock('resolution');
    expect(state).toBe('running');
    expect((dueAt.getTime() - (await desk.now()).getTime()) / MINUTE).toBeCloseTo(60, 0);
    expect(await ticket.events('clock resumed')).toHaveLength(1);
  });

  it('stands still from the change on where it may wait for that now', async () => {
    const ticket = await waitingTicket([]);
    await desk.advance('30 minutes');
    await change(resolution(100, ['customer']));
    expect(await ticket.clock('resolution')).toMatchObject({ state: 'paused', dueAt: Infinity });
    expect((await ticket.events('clock paused'))[0]?.body).toMatchObject({ why: 'customer', leftShare: 0.3 });
    await desk.advance('60 minutes');
    await become(ticket, 'open');
    expect(await minutes(ticket, 'resolution')).toBeCloseTo(160, 0);
  });

  it('rings nothing while its ticket is resolved', async () => {
    const ticket = await begin({ targets: promises(60, 600) });
    await ticket.answered();
    await become(ticket, 'resolved');
    await change({ targets: promises(60, 300) });
    expect(await minutes(ticket, 'resolution')).toBe(300);
    const armed = await armedOf(desk, ticket.id, 'resolution');
    expect(armed.map(({ isHeld }) => isHeld)).toEqual([true, true, true]);
  });
});
