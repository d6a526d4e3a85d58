import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ClockFace } from '@evenhand/shared/wire/clock';
import { startDesk, type TestDesk } from '../desk.js';
import { pageOf } from '../page.js';
import { until } from '../until.js';
import { promises, writeCalendar, writePolicy } from './policy-of.js';
import { become, dueOf, promised } from './promised.js';
import { timeIs } from './time-is.js';

/** The cases of pauses and switches that trackers of others got wrong, as the end of the design's `sla.md` lists them. */
let desk: TestDesk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.close());

describe('a clock that pauses', () => {
  it('twice in one minute keeps every second', async () => {
    await promised(desk, { pauses: ['customer'] });
    const ticket = await desk.ticket();
    const { startedAt } = await ticket.clock('resolution');
    await ticket.answered();
    for (const seconds of [10, 12]) {
      await become(desk, ticket, { state: 'waiting' });
      await desk.advance(`${seconds} seconds`);
      await ticket.wroteAgain();
      await ticket.answered();
    }
    const [row] = await desk.asOwner<{ paused: string; pauses: number }>(
      `select sum(extract(epoch from to_at - from_at) * 1000)::bigint as paused, count(*)::int as pauses
         from desk.pause where ticket_id = $1 and clock = 'resolution'`,
      [ticket.id],
    );
    expect(row?.pauses).toBe(2);
    const due = Date.parse(await dueOf(ticket, 'resolution'));
    expect(due).toBe(startedAt.getTime() + 120 * 60_000 + Number(row?.paused));
  });

  it('over night and a holiday goes on with what was left', async () => {
    const specials = [{ date: '2027-12-28', name: 'Closed', hours: [], isYearly: false }];
    const day = [['09:00', '17:00']] as const;
    await promised(desk, {
      calendar: { weekly: { mon: day, tue: day, wed: day, thu: day }, specials },
      pauses: ['customer'],
    });
    await timeIs(desk, '2027-12-27T15:00:00Z');
    const ticket = await desk.ticket({ postedAt: '2027-12-27T15:00:00Z' });
    await ticket.answered();
    await timeIs(desk, '2027-12-27T16:00:00Z');
    await become(desk, ticket, { state: 'waiting' });
    expect(await ticket.clock('resolution')).toMatchObject({ state: 'paused' });
    const [{ at: pausedAt } = { at: new Date() }] = await ticket.events('clock paused');
    await timeIs(desk, '2027-12-29T10:00:00Z');
    await ticket.wroteAgain({ postedAt: '2027-12-29T10:00:00Z' });
    await until(async () => (await ticket.clock('resolution')).state === 'running', 'the clock runs again');
    const used = pausedAt.getTime() - Date.parse('2027-12-27T15:00:00Z');
    const due = Date.parse('2027-12-29T10:00:00Z') + 120 * 60_000 - used;
    expect(Date.parse(await dueOf(ticket, 'resolution'))).toBe(due);
  });

  it('says what it has left while it stands still, and nothing of the kind while it runs', async () => {
    await promised(desk, { pauses: ['customer'] });
    const ticket = await desk.ticket();
    await ticket.answered();
    await desk.advance('30 minutes');
    await become(desk, ticket, { state: 'waiting' });
    const mia = await pageOf(desk, 'manager');
    const face = async () => {
      const { body } = await mia.get<{ clocks: ClockFace[] }>(`tickets/${ticket.id}`);
      return body.clocks.find(({ kind }) => kind === 'resolution');
    };
    const { leftMs, dueAt } = (await face())!;
    expect([Math.ceil(leftMs! / 60_000), dueAt]).toEqual([90, null]);
    await ticket.wroteAgain();
    expect(await face()).toMatchObject({ leftMs: null, state: 'running' });
  });

  it('does not ring while it stands still, and rings at its new instant afterwards', async () => {
    await promised(desk, { pauses: ['customer'] });
    const ticket = await desk.ticket();
    await ticket.answered();
    await become(desk, ticket, { state: 'waiting' });
    const witness = await desk.ticket();
    await desk.advance('5 hours');
    await witness.happened('breached', 2);
    expect(await ticket.events('breached')).toEqual([]);
    await ticket.wroteAgain();
    const due = await dueOf(ticket, 'resolution');
    await desk.advance('5 hours');
    await ticket.happened('breached', 2);
    expect((await ticket.clock('resolution')).breachedAt?.toISOString()).toBe(due);
  });

  it('has breached already stays breached, and on top of the queue', async () => {
    await promised(desk, { pauses: ['customer'] });
    const ticket = await desk.ticket();
    await desk.advance('3 hours');
    await ticket.happened('breached', 2);
    await ticket.answered();
    await become(desk, ticket, { state: 'waiting' });
    const { state, breachedAt } = await ticket.clock('resolution');
    expect(state).toBe('breached');
    expect(breachedAt).not.toBeNull();
  });
});

describe('a policy', () => {
  it('that is switched while a ticket is paused keeps what was used, and moves nothing', async () => {
    await promised(desk, { pauses: ['customer'] });
    const ticket = await desk.ticket();
    await ticket.answered();
    await desk.advance('30 minutes');
    await become(desk, ticket, { state: 'waiting' });
    const [before] = await desk.asOwner('select * from desk.clock where ticket_id = $1 and kind = $2', [
      ticket.id,
      'resolution',
    ]);
    await promised(desk, { minutes: 5 });
    const [after] = await desk.asOwner('select * from desk.clock where ticket_id = $1 and kind = $2', [
      ticket.id,
      'resolution',
    ]);
    expect(after).toEqual(before);
    await desk.advance('1 day');
    await ticket.wroteAgain();
    const left = Date.parse(await dueOf(ticket, 'resolution')) - (await desk.now()).getTime();
    expect(Math.round(left / 60_000)).toBe(90);
  });

  it('that is deleted leaves its history, and its clocks run on', async () => {
    const calendarId = await writeCalendar(desk, { isAlwaysOpen: true, weekly: {} });
    const { policyId } = await writePolicy(desk, { rules: [{ targets: promises(60, 60, { calendarId }) }] });
    const ticket = await desk.ticket();
    const mia = await pageOf(desk, 'manager');
    const deleted = await mia.delete(`policies/${policyId}`);
    expect(deleted.status).toBeLessThan(300);
    await desk.advance('61 minutes');
    await ticket.happened('breached', 2);
    const [row] = await desk.asOwner(
      `select g.seconds from desk.clock c join desk.target g
           on (g.brand_id, g.policy_id, g.policy_version, g.rule, g.clock)
            = (c.brand_id, c.policy_id, c.policy_version, c.rule, c.kind)
        where c.ticket_id = $1 and c.kind = 'first_response'`,
      [ticket.id],
    );
    expect(row).toEqual({ seconds: 3_600 });
  });
});
