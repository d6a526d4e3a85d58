import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startDesk, type TestDesk } from '../desk.js';
import { until } from '../until.js';
import { EVERY_DAY, promised } from './promised.js';
import { timeIs } from './time-is.js';

/** The cases of the alarm that trackers of others got wrong, as the end of the design's `sla.md` lists them. */
let desk: TestDesk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.close());

describe('the alarm', () => {
  it('fires late, once, and says by how much, what was missed while nothing was running', async () => {
    await promised(desk, { minutes: 30 });
    const ticket = await desk.ticket();
    await desk.advance('90 minutes');
    await ticket.happened('breached', 2);
    const late = (await ticket.events('escalated')).filter(({ body }) => body.threshold === 100);
    expect(late).toHaveLength(2);
    for (const { body } of late) expect(Number(body.lateMs)).toBeGreaterThanOrEqual(60 * 60_000);
    expect((await ticket.clock()).breachedAt).toEqual((await ticket.clock()).dueAt);
  });

  it('tells one person once, with two nodes at work', async () => {
    await promised(desk, { minutes: 30 });
    const node = await desk.anotherNode();
    const tickets = await Promise.all(Array.from({ length: 10 }, () => desk.ticket()));
    await desk.advance('31 minutes');
    for (const ticket of tickets) {
      await ticket.happened('breached', 2);
      const first = (await ticket.notices()).filter(
        ({ clock, threshold, step }) => clock === 'first_response' && threshold === 100 && step === 0,
      );
      expect(first).toHaveLength(1);
    }
    await node.close();
  });

  it('sends no bundle of pages at midnight: what repeats waits for the opening', async () => {
    await promised(desk, {
      calendar: { weekly: EVERY_DAY },
      minutes: 30,
      rungs: [{ atPercent: 100, repeatMinutes: 15 }],
    });
    await timeIs(desk, '2030-01-07T16:25:00Z');
    const ticket = await desk.ticket({ postedAt: '2030-01-07T16:25:00Z' });
    await timeIs(desk, '2030-01-07T16:56:00Z');
    await ticket.happened('breached', 2);
    const [next] = await desk.asOwner<{ due: Date }>(
      'select due_at as due from desk.deadline where ticket_id = $1 and fired_at is null and clock = $2',
      [ticket.id, 'first_response'],
    );
    expect(next?.due.toISOString()).toBe('2030-01-08T09:00:00.000Z');
  });

  it('escalates ten thousand that are due in one instant, each once', async () => {
    await promised(desk, { minutes: 24 * 60 });
    const ticket = await desk.ticket();
    await desk.asOwner(
      `with made as (
         insert into desk.ticket (brand_id, id, account_id, channel, author_id, state, excerpt, language, severity,
             severity_rule, topic, topic_rule, opened_at, taken_at, backlog_at_opening, is_history)
           select t.brand_id, gen_random_uuid(), t.account_id, t.channel, t.author_id, 'open', t.excerpt, t.language,
                  t.severity, t.severity_rule, t.topic, t.topic_rule, t.opened_at, t.taken_at, 0, false
             from desk.ticket t, generate_series(1, 10000) where t.id = $1
         returning brand_id, id
       ), clocks as (
         insert into desk.clock (brand_id, ticket_id, kind, state, policy_id, policy_version, rule, calendar_id,
             calendar_version, ladder_id, ladder_version, started_at, target_ms, due_at)
           select m.brand_id, m.id, c.kind, 'running', c.policy_id, c.policy_version, c.rule, c.calendar_id,
                  c.calendar_version, c.ladder_id, c.ladder_version, c.started_at, c.target_ms, c.due_at
             from made m, desk.clock c where c.ticket_id = $1 and c.kind = 'first_response'
       )
       insert into desk.deadline (brand_id, ticket_id, clock, round, threshold, due_at)
         select m.brand_id, m.id, 'first_response', 1, 100, c.due_at
           from made m, desk.clock c where c.ticket_id = $1 and c.kind = 'first_response'`,
      [ticket.id],
    );
    const node = await desk.anotherNode();
    await desk.advance('24 hours');
    const { dueAt: instant } = await ticket.clock();
    const breaches = () =>
      desk.asOwner<{ tickets: number; events: number }>(
        `select count(distinct chain)::int as tickets, count(*)::int as events from ledger.event
          where brand_id = $1 and kind = 'breached' and at = $2
            and body ->> 'clock' = 'first_response'`,
        [desk.brandId, instant],
      );
    await until(async () => ((await breaches())[0]?.tickets ?? 0) >= 10_001, 'all have breached');
    expect(await breaches()).toEqual([{ tickets: 10_001, events: 10_001 }]);
    await node.close();
  });
});
