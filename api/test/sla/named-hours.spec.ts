import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startDesk, type TestDesk } from '../desk.js';
import { pageOf } from '../page.js';
import { EVERY_DAY, HOURS, dueOf, promised } from './promised.js';
import { timeIs } from './time-is.js';

/** The cases of hours that trackers of others got wrong, as the end of the design's `sla.md` lists them. In UTC. */
let desk: TestDesk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.close());

describe('in hours of its own, a clock', () => {
  it('goes over a short Friday and the weekend', async () => {
    await promised(desk, { calendar: { weekly: HOURS } });
    await timeIs(desk, '2027-01-08T12:00:00Z');
    const ticket = await desk.ticket({ postedAt: '2027-01-08T12:00:00Z' });
    expect(await dueOf(ticket)).toBe('2027-01-11T10:00:00.000Z');
  });

  it('stands still at lunch', async () => {
    const lunch = [
      ['09:00', '12:00'],
      ['13:00', '17:00'],
    ] as const;
    await promised(desk, { calendar: { weekly: { mon: lunch } } });
    await timeIs(desk, '2027-01-11T11:30:00Z');
    const ticket = await desk.ticket({ postedAt: '2027-01-11T11:30:00Z' });
    expect(await dueOf(ticket)).toBe('2027-01-11T14:30:00.000Z');
  });

  it('outlasts a closure of thirty days', async () => {
    const specials = Array.from({ length: 30 }, (_, day) => ({
      date: new Date(Date.UTC(2027, 1, 1 + day)).toISOString().slice(0, 10),
      ...{ name: 'Closed', hours: [], isYearly: false },
    }));
    await promised(desk, { calendar: { weekly: EVERY_DAY, specials } });
    await timeIs(desk, '2027-01-31T16:00:00Z');
    const ticket = await desk.ticket({ postedAt: '2027-01-31T16:00:00Z' });
    expect(await dueOf(ticket)).toBe('2027-03-03T10:00:00.000Z');
  });

  it.each([
    ['loses an hour in spring', '2027-03-27T23:30:00Z', '2027-03-28T03:30:00.000Z'],
    ['gains one in autumn', '2027-10-30T22:30:00Z', '2027-10-31T02:30:00.000Z'],
  ])('counts real time when the clocks change: it %s', async (_, postedAt, due) => {
    const night = [['00:00', '06:00']] as const;
    await promised(desk, { calendar: { zone: 'Europe/Brussels', weekly: { sun: night } }, minutes: 240 });
    await timeIs(desk, postedAt);
    const ticket = await desk.ticket({ postedAt });
    expect(await dueOf(ticket)).toBe(due);
  });

  it('of a ticket created outside hours begins with the next opening', async () => {
    await promised(desk, { calendar: { weekly: HOURS } });
    await timeIs(desk, '2027-11-06T03:00:00Z');
    const ticket = await desk.ticket({ postedAt: '2027-11-06T03:00:00Z' });
    expect(await dueOf(ticket)).toBe('2027-11-08T11:00:00.000Z');
  });
});

describe('what the screen counts down to', () => {
  it('is the instant at which the server fires', async () => {
    await promised(desk, { calendar: { weekly: HOURS }, minutes: 90 });
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
