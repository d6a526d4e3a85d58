import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ZoneFollower } from '../../src/desk/sla/zones/zone-follower.js';
import { TZDATA } from '../../src/platform/tzdata.js';
import { startDesk, type TestDesk } from '../desk.js';
import { somebody } from '../posts.js';
import { promises, writeCalendar, writePolicy } from './policy-of.js';

const HOUR = 3_600_000;
const ALL_DAY = [['00:00', '24:00']] as const;
/** Open day and night: the test may be run on any day. */
const WEEK = {
  mon: ALL_DAY,
  tue: ALL_DAY,
  wed: ALL_DAY,
  thu: ALL_DAY,
  fri: ALL_DAY,
  sat: ALL_DAY,
  sun: ALL_DAY,
};

describe('an update of the time zones', () => {
  let desk: TestDesk;
  let calendarId: string;
  beforeEach(async () => {
    desk = await startDesk();
    calendarId = await writeCalendar(desk, { zone: 'Africa/Casablanca', weekly: WEEK });
    await writePolicy(desk, { rules: [{ targets: promises(600, 6_000, { calendarId }) }] });
  });
  afterEach(() => desk.close());

  const ticketOf = () => desk.ticket({ author: somebody(), text: 'Something is strange here.' });
  /** As if everything had been reckoned by a tzdata that was an hour off. */
  const age = async (hours: number) => {
    await desk.asOwner("update desk.calendar set tzdata = '2019a' where id = $1", [calendarId]);
    await desk.asOwner(
      'update desk.opening set opens_at = opens_at - $2::interval, closes_at = closes_at - $2::interval where calendar_id = $1',
      [calendarId, `${hours} hours`],
    );
    for (const table of ['clock', 'deadline'])
      await desk.asOwner(`update desk.${table} set due_at = due_at + $1::interval where isfinite(due_at)`, [
        `${hours} hours`,
      ]);
  };
  const follow = (app = desk.app) => app.get(ZoneFollower).follow();
  const said = () =>
    desk.asOwner<{ body: Record<string, unknown> }>(
      "select actor, body from ledger.event where chain = $1 and kind = 'tzdata changed'",
      [desk.brandId],
    );
  const deadlines = (ticketId: string) =>
    desk.asOwner(
      'select clock, threshold, due_at from desk.deadline where ticket_id = $1 order by clock, threshold',
      [ticketId],
    );
  const openings = () =>
    desk.asOwner('select opens_at, closes_at from desk.opening where calendar_id = $1 order by 1', [
      calendarId,
    ]);

  it('reckons again what is still to come, and says what it moved', async () => {
    const ticket = await ticketOf();
    const [clock, armed, open] = [await ticket.clock(), await deadlines(ticket.id), await openings()];
    await age(1);
    await follow();
    expect(await ticket.clock()).toEqual(clock);
    expect(await deadlines(ticket.id)).toEqual(armed);
    expect((await openings()).length).toBe(open.length);
    expect((await openings())[1]).toEqual(open[1]);
    expect(await said()).toEqual([
      { actor: 'clocks', body: { from: '2019a', to: TZDATA, calendars: 1, moved: 2 } },
    ]);
    const moved = await ticket.events('clock moved');
    expect(moved).toHaveLength(2);
    expect(moved[0]).toMatchObject({
      actor: 'clocks',
      body: {
        ...{ cause: 'tzdata', from: '2019a', to: TZDATA, dueAt: clock.dueAt.toISOString() },
        dueBefore: new Date(clock.dueAt.getTime() + HOUR).toISOString(),
      },
    });
    const [stored] = await desk.asOwner('select tzdata from desk.calendar where id = $1', [calendarId]);
    expect(stored).toEqual({ tzdata: TZDATA });
  });

  it('is followed once, by one of several nodes', async () => {
    await ticketOf();
    await age(1);
    const other = await desk.anotherNode();
    await Promise.all([follow(), follow(other)]);
    await follow();
    expect(await said()).toHaveLength(1);
  });

  it('is followed when a node starts', async () => {
    const ticket = await ticketOf();
    await age(1);
    await desk.anotherNode();
    await ticket.happened('clock moved', 2);
  });

  it('moves nothing to before it was known, and leaves alone what was due, paused or over', async () => {
    const [late, paused, breached] = [await ticketOf(), await ticketOf(), await ticketOf()];
    await desk.asOwner(
      "update desk.clock set state = 'paused', paused_at = desk.now(), due_at = 'infinity' where ticket_id = $1",
      [paused.id],
    );
    await desk.asOwner(
      "insert into desk.pause select brand_id, ticket_id, kind, round, desk.now(), null, 'customer' from desk.clock where ticket_id = $1",
      [paused.id],
    );
    await desk.asOwner("update desk.deadline set due_at = 'infinity' where ticket_id = $1", [paused.id]);
    await age(5);
    await desk.advance('12 hours');
    await desk.asOwner(
      "update desk.clock set due_at = desk.now() - interval '1 minute', state = 'breached', breached_at = desk.now(), detected_at = desk.now() where ticket_id = $1 and kind = 'first_response'",
      [breached.id],
    );
    const before = await breached.clock();
    const changed = await desk.now();
    await follow();
    const { dueAt } = await late.clock();
    expect(dueAt.getTime()).toBeGreaterThanOrEqual(changed.getTime());
    await late.happened('breached');
    expect((await late.clock()).breachedAt).toEqual(dueAt);
    expect(await paused.events('clock moved')).toEqual([]);
    expect((await paused.clock()).state).toBe('paused');
    expect(await breached.clock()).toEqual(before);
  });

  it('is nothing to calendars that are always open, and to those of this tzdata', async () => {
    await follow();
    await desk.asOwner("update desk.calendar set tzdata = '2019a' where is_always_open");
    await follow();
    expect(await said()).toEqual([]);
  });
});
