import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PauseReason } from '@evenhand/shared/wire/policies';
import { startDesk, type TestDesk } from '../desk.js';
import { pageOf } from '../page.js';
import type { TicketStory } from '../ticket-story.js';
import { until } from '../until.js';
import { promises, writeCalendar, writeLadder, writePolicy, type RungGiven } from './policy-of.js';
import { timeIs } from './time-is.js';

/** The cases that trackers of others got wrong, as the last section of the design's `sla.md` lists them. In UTC. */
let desk: TestDesk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.close());

const HOURS = { fri: [['09:00', '13:00']], mon: [['09:00', '17:00']], tue: [['09:00', '17:00']] } as const;

interface Promised {
  readonly calendar?: Parameters<typeof writeCalendar>[1];
  readonly minutes?: number;
  readonly pauses?: readonly PauseReason[];
  readonly rungs?: readonly RungGiven[];
}

/** The account promises an answer in a calendar of its own. */
async function promised({ calendar, minutes = 120, pauses = [], rungs }: Promised): Promise<void> {
  const calendarId = calendar && (await writeCalendar(desk, { zone: 'UTC', ...calendar }));
  const ladderId = rungs && (await writeLadder(desk, rungs));
  const given = { pauses, ...(calendarId && { calendarId }), ...(ladderId && { ladderId }) };
  await writePolicy(desk, { rules: [{ targets: promises(minutes, minutes, given) }] });
}

const become = async (ticket: TicketStory, change: object) => {
  const mia = await pageOf(desk, 'manager');
  expect(await mia.put(`tickets/${ticket.id}/state`, change)).toMatchObject({ status: 204 });
};
const dueAt = async (ticket: TicketStory, kind: 'first_response' | 'resolution' = 'first_response') =>
  (await ticket.clock(kind)).dueAt.toISOString();
const notPausedNow = async (ticket: TicketStory) =>
  until(async () => (await ticket.clock('resolution')).state === 'running', 'the clock runs again');

describe('in hours of its own, a clock', () => {
  it('goes over a short Friday and the weekend', async () => {
    await promised({ calendar: { weekly: HOURS } });
    await timeIs(desk, '2027-01-08T12:00:00Z');
    const ticket = await desk.ticket({ postedAt: '2027-01-08T12:00:00Z' });
    expect(await dueAt(ticket)).toBe('2027-01-11T10:00:00.000Z');
  });

  it('stands still at lunch', async () => {
    const lunch = [
      ['09:00', '12:00'],
      ['13:00', '17:00'],
    ] as const;
    await promised({ calendar: { weekly: { mon: lunch } } });
    await timeIs(desk, '2027-01-11T11:30:00Z');
    const ticket = await desk.ticket({ postedAt: '2027-01-11T11:30:00Z' });
    expect(await dueAt(ticket)).toBe('2027-01-11T14:30:00.000Z');
  });

  it('outlasts a closure of thirty days', async () => {
    const specials = Array.from({ length: 30 }, (_, day) => ({
      date: new Date(Date.UTC(2027, 1, 1 + day)).toISOString().slice(0, 10),
      ...{ name: 'Closed', hours: [], isYearly: false },
    }));
    const day = [['09:00', '17:00']] as const;
    const weekly = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
    await promised({ calendar: { weekly, specials } });
    await timeIs(desk, '2027-01-31T16:00:00Z');
    const ticket = await desk.ticket({ postedAt: '2027-01-31T16:00:00Z' });
    expect(await dueAt(ticket)).toBe('2027-03-03T10:00:00.000Z');
  });

  it.each([
    ['loses an hour in spring', '2027-03-27T23:30:00Z', '2027-03-28T03:30:00.000Z'],
    ['gains one in autumn', '2027-10-30T22:30:00Z', '2027-10-31T02:30:00.000Z'],
  ])('counts real time when the clocks change: it %s', async (_, postedAt, due) => {
    const night = [['00:00', '06:00']] as const;
    await promised({ calendar: { zone: 'Europe/Brussels', weekly: { sun: night } }, minutes: 240 });
    await timeIs(desk, postedAt);
    const ticket = await desk.ticket({ postedAt });
    expect(await dueAt(ticket)).toBe(due);
  });

  it('of a ticket created outside hours begins with the next opening', async () => {
    await promised({ calendar: { weekly: HOURS } });
    await timeIs(desk, '2027-11-06T03:00:00Z');
    const ticket = await desk.ticket({ postedAt: '2027-11-06T03:00:00Z' });
    expect(await dueAt(ticket)).toBe('2027-11-08T11:00:00.000Z');
  });
});

describe('a clock that pauses', () => {
  it('twice in one minute keeps every second', async () => {
    await promised({ pauses: ['customer'] });
    const ticket = await desk.ticket();
    const { startedAt } = await ticket.clock('resolution');
    await ticket.answered();
    for (const seconds of [10, 12]) {
      await become(ticket, { state: 'waiting' });
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
    const due = Date.parse(await dueAt(ticket, 'resolution'));
    expect(due).toBe(startedAt.getTime() + 120 * 60_000 + Number(row?.paused));
  });

  it('over night and a holiday goes on with what was left', async () => {
    const specials = [{ date: '2027-12-28', name: 'Closed', hours: [], isYearly: false }];
    const day = [['09:00', '17:00']] as const;
    await promised({
      calendar: { weekly: { mon: day, tue: day, wed: day, thu: day }, specials },
      pauses: ['customer'],
    });
    await timeIs(desk, '2027-12-27T15:00:00Z');
    const ticket = await desk.ticket({ postedAt: '2027-12-27T15:00:00Z' });
    await ticket.answered();
    await timeIs(desk, '2027-12-27T16:00:00Z');
    await become(ticket, { state: 'waiting' });
    expect(await ticket.clock('resolution')).toMatchObject({ state: 'paused' });
    const [{ at: pausedAt } = { at: new Date() }] = await ticket.events('clock paused');
    await timeIs(desk, '2027-12-29T10:00:00Z');
    await ticket.wroteAgain({ postedAt: '2027-12-29T10:00:00Z' });
    await notPausedNow(ticket);
    const used = pausedAt.getTime() - Date.parse('2027-12-27T15:00:00Z');
    const due = Date.parse('2027-12-29T10:00:00Z') + 120 * 60_000 - used;
    expect(Date.parse(await dueAt(ticket, 'resolution'))).toBe(due);
  });

  it('does not ring while it stands still, and rings at its new instant afterwards', async () => {
    await promised({ pauses: ['customer'] });
    const ticket = await desk.ticket();
    await ticket.answered();
    await become(ticket, { state: 'waiting' });
    const witness = await desk.ticket();
    await desk.advance('5 hours');
    await witness.happened('breached', 2);
    expect(await ticket.events('breached')).toEqual([]);
    await ticket.wroteAgain();
    const due = await dueAt(ticket, 'resolution');
    await desk.advance('5 hours');
    await ticket.happened('breached', 2);
    expect((await ticket.clock('resolution')).breachedAt?.toISOString()).toBe(due);
  });

  it('has breached already stays breached, and on top of the queue', async () => {
    await promised({ pauses: ['customer'] });
    const ticket = await desk.ticket();
    await desk.advance('3 hours');
    await ticket.happened('breached', 2);
    await ticket.answered();
    await become(ticket, { state: 'waiting' });
    const { state, breachedAt } = await ticket.clock('resolution');
    expect(state).toBe('breached');
    expect(breachedAt).not.toBeNull();
  });
});

describe('a ticket', () => {
  it('that was created already answered has a clock that was met', async () => {
    await promised({});
    const now = await desk.now();
    const asked = desk.post({ postedAt: new Date(now.getTime() - 60_000).toISOString() });
    const answer = desk.post({
      inReplyTo: asked.externalId,
      author: { externalId: 'brand-cares-id', handle: '@BrandCares', displayName: 'Brand Cares' },
      postedAt: new Date(now.getTime() - 30_000).toISOString(),
    });
    await desk.send([answer, asked]);
    await desk.settled();
    const { ticketId = '' } = await desk.statusOf(asked);
    const [clock] = await desk.asOwner(
      "select state, stopped_at as at from desk.clock where ticket_id = $1 and kind = 'first_response'",
      [ticketId],
    );
    expect(clock).toEqual({ state: 'met', at: new Date(answer.postedAt) });
  });

  it('answered late between two looks has breached', async () => {
    await promised({ minutes: 10 });
    const now = await desk.now();
    const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();
    const asked = desk.post({ postedAt: ago(15) });
    const author = { externalId: 'brand-cares-id', handle: '@BrandCares', displayName: 'Brand Cares' };
    await desk.send([asked, desk.post({ inReplyTo: asked.externalId, author, postedAt: ago(1) })]);
    await desk.settled();
    const { ticketId = '' } = await desk.statusOf(asked);
    const [clock] = await desk.asOwner(
      "select state, breached_at as at from desk.clock where ticket_id = $1 and kind = 'first_response'",
      [ticketId],
    );
    expect(clock).toEqual({ state: 'breached', at: new Date(ago(5)) });
  });

  it('that is resolved starts no response clock for thanks, unless an agent says so', async () => {
    await promised({});
    const ticket = await desk.ticket();
    await ticket.answered();
    await become(ticket, { state: 'resolved' });
    const thanks = await ticket.wroteAgain({ text: 'Thanks a lot!' });
    expect([await ticket.state(), await ticket.rounds()]).toEqual(['resolved', []]);
    const [post] = await desk.asOwner<{ id: string }>('select id from desk.post where external_id = $1', [
      thanks.externalId,
    ]);
    const mia = await pageOf(desk, 'manager');
    expect((await mia.post(`tickets/${ticket.id}/posts/${post?.id}/wants-answer`, {})).status).toBeLessThan(
      300,
    );
    expect(await ticket.state()).toBe('open');
    expect(await ticket.rounds()).toMatchObject([{ startedAt: new Date(thanks.postedAt), state: 'running' }]);
  });

  it('that was merged or closed never alarms', async () => {
    await promised({ minutes: 60 });
    const author = { externalId: 'twice', handle: '@twice', displayName: 'Tina Twice' };
    const into = await desk.ticket({ author });
    await become(into, { state: 'set aside', reason: 'praise' });
    const merged = await desk.ticket({ author });
    await become(into, { state: 'open' });
    const mia = await pageOf(desk, 'manager');
    for (const { id } of [into, merged]) await mia.post(`tickets/${id}/claim`, {});
    const merge = await mia.post(`tickets/${merged.id}/merges`, { into: into.id });
    expect(merge).toEqual({ status: 204, body: undefined });
    const closed = await desk.ticket();
    await closed.answered();
    await become(closed, { state: 'resolved' });
    await closed.confirmed();
    expect([await merged.state(), await closed.state()]).toEqual(['merged', 'closed']);
    const before = await Promise.all([merged.notices(), closed.notices()]);
    await desk.advance('2 hours');
    await into.happened('breached');
    expect(await Promise.all([merged.notices(), closed.notices()])).toEqual(before);
    expect(await merged.events('breached')).toEqual([]);
    expect(await closed.events('breached')).toEqual([]);
  });

  it('that is opened again keeps its breaches and the time that it used', async () => {
    await promised({ minutes: 60 });
    const ticket = await desk.ticket();
    await ticket.answered();
    await desk.advance('61 minutes');
    await ticket.happened('breached');
    const before = await ticket.clock('resolution');
    await become(ticket, { state: 'resolved' });
    await ticket.wroteAgain({ text: 'It is broken again.' });
    expect(await ticket.clock('resolution')).toEqual(before);
  });

  it('that has breached stays on top of the queue and never falls off its list', async () => {
    await promised({ minutes: 60 });
    const ticket = await desk.ticket();
    await desk.advance('61 minutes');
    await ticket.happened('breached');
    for (let count = 0; count < 3; count += 1) await desk.ticket();
    const places = async (view: string) => {
      const mia = await pageOf(desk, 'manager');
      const { body } = await mia.get<{ rows: { id: string }[] }>(`queue?view=${view}`);
      return body.rows.map(({ id }) => id);
    };
    const all = await places('all');
    const breached = await places('breached');
    expect(breached).toContain(ticket.id);
    expect(all.slice(0, breached.length).toSorted()).toEqual(breached.toSorted());
    await desk.advance('400 days');
    expect(await places('breached')).toContain(ticket.id);
  });
});

describe('a policy', () => {
  it('that is switched while a ticket is paused keeps what was used, and moves nothing', async () => {
    await promised({ pauses: ['customer'] });
    const ticket = await desk.ticket();
    await ticket.answered();
    await desk.advance('30 minutes');
    await become(ticket, { state: 'waiting' });
    const [before] = await desk.asOwner('select * from desk.clock where ticket_id = $1 and kind = $2', [
      ticket.id,
      'resolution',
    ]);
    await promised({ minutes: 5 });
    const [after] = await desk.asOwner('select * from desk.clock where ticket_id = $1 and kind = $2', [
      ticket.id,
      'resolution',
    ]);
    expect(after).toEqual(before);
    await desk.advance('1 day');
    await ticket.wroteAgain();
    const left = Date.parse(await dueAt(ticket, 'resolution')) - (await desk.now()).getTime();
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

describe('the alarm', () => {
  it('fires late, once, and says by how much, what was missed while nothing was running', async () => {
    await promised({ minutes: 30 });
    const ticket = await desk.ticket();
    await desk.advance('90 minutes');
    await ticket.happened('breached', 2);
    const late = (await ticket.events('escalated')).filter(({ body }) => body.threshold === 100);
    expect(late).toHaveLength(2);
    for (const { body } of late) expect(Number(body.lateMs)).toBeGreaterThanOrEqual(60 * 60_000);
    expect((await ticket.clock()).breachedAt).toEqual((await ticket.clock()).dueAt);
  });

  it('tells one person once, with two nodes at work', async () => {
    await promised({ minutes: 30 });
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
    const day = [['09:00', '17:00']] as const;
    const weekly = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
    await promised({ calendar: { weekly }, minutes: 30, rungs: [{ atPercent: 100, repeatMinutes: 15 }] });
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
    await promised({ minutes: 24 * 60 });
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

describe('what the screen counts down to', () => {
  it('is the instant at which the server fires', async () => {
    await promised({ calendar: { weekly: HOURS }, minutes: 90 });
    const ticket = await desk.ticket();
    const mia = await pageOf(desk, 'manager');
    const { body } = await mia.get<{ clocks: { kind: string; dueAt: string }[] }>(`tickets/${ticket.id}`);
    const shown = body.clocks.find(({ kind }) => kind === 'first_response')?.dueAt;
    const [armed] = await desk.asOwner<{ due: Date }>(
      "select due_at as due from desk.deadline where ticket_id = $1 and clock = 'first_response' and threshold = 100",
      [ticket.id],
    );
    expect(shown).toBe(armed?.due.toISOString());
  });
});
