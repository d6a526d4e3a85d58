import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CalendarHorizon } from '../../src/desk/sla/zones/calendar-horizon.js';
import { startDesk, type TestDesk } from '../desk.js';
import { promises, writeCalendar, writePolicy } from './policy-of.js';

describe('what comes back in a calendar', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.close());

  const look = () => desk.app.get(CalendarHorizon).look();
  const versionsOf = (id: string) =>
    desk.asOwner<{ version: number; last: string | null; until: Date; reach: Date }>(
      `select c.version, c.openings_until as until, (select max(d ->> 'date') from json_array_elements(c.dates) d) as last,
              (select max(closes_at) from desk.opening o
                where (o.calendar_id, o.calendar_version) = (c.id, c.version)) as reach
         from desk.calendar c where c.id = $1 order by c.version`,
      [id],
    );
  const eventsOf = (id: string) =>
    desk.asOwner<{ kind: string; actor: string }>(
      'select kind, actor from ledger.event where chain = $1 order by seq',
      [id],
    );
  const years = (from: Date, to: Date) => (to.getTime() - from.getTime()) / (365.25 * 86_400_000);

  it('is spelt out further by a version of its own, once a year, and clocks that run keep theirs', async () => {
    const belgium = { publicHolidays: { country: 'BE', state: null, region: null } };
    const calendarId = await writeCalendar(desk, belgium);
    await writePolicy(desk, { rules: [{ targets: promises(60, 365 * 24 * 60, { calendarId }) }] });
    const ticket = await desk.ticket({ text: 'It will take you a year.' });
    const [first] = await versionsOf(calendarId);
    await look();
    expect(await versionsOf(calendarId)).toEqual([first]);

    await desk.advance('366 days');
    await look();
    const [, second, ...more] = await versionsOf(calendarId);
    expect(more).toEqual([]);
    expect(Number(second?.last?.slice(0, 4))).toBe(Number(first?.last?.slice(0, 4)) + 1);
    expect(years(await desk.now(), second!.reach)).toBeCloseTo(10, 1);
    expect(await eventsOf(calendarId)).toEqual([
      { kind: 'calendar added', actor: 'test' },
      { kind: 'calendar changed', actor: 'clocks' },
    ]);
    const clocks = await desk.asOwner(
      'select distinct calendar_version as version from desk.clock where ticket_id = $1',
      [ticket.id],
    );
    expect(clocks).toEqual([{ version: 1 }]);
    await look();
    expect((await versionsOf(calendarId)).length).toBe(2);
  });

  it('as its weeks do, is opened on under the same version, and no event tells of it', async () => {
    const calendarId = await writeCalendar(desk);
    const yearly = { date: '2026-12-24', name: 'Early close', hours: [], isYearly: false };
    const other = await writeCalendar(desk, { specials: [yearly] });
    await desk.advance('366 days');
    await look();
    for (const id of [calendarId, other]) {
      const [only, ...more] = await versionsOf(id);
      expect(more).toEqual([]);
      expect(years(await desk.now(), only!.until)).toBeCloseTo(10, 1);
      expect(years(await desk.now(), only!.reach)).toBeCloseTo(10, 1);
      expect(await eventsOf(id)).toEqual([{ kind: 'calendar added', actor: 'test' }]);
    }
  });

  it('is the same where two nodes look at once', async () => {
    const yearly = { date: '2026-12-24', name: 'Early close', hours: [], isYearly: true };
    const calendarId = await writeCalendar(desk, { specials: [yearly] });
    await desk.advance('366 days');
    const node = await desk.anotherNode();
    await Promise.all([look(), node.get(CalendarHorizon).look()]);
    expect((await versionsOf(calendarId)).map(({ version }) => version)).toEqual([1, 2]);
    expect((await eventsOf(calendarId)).length).toBe(2);
  });
});
