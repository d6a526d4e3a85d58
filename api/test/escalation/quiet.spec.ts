import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Quiet } from '@evenhand/shared/wire/climbing';
import type { TicketPage } from '@evenhand/shared/wire/ticket';
import { startDesk, type TestDesk } from '../desk.js';
import type { TicketStory } from '../ticket-story.js';
import { at, LadderDesk, rung, unanswered } from './ladder-desk.js';

describe('an acknowledgement', () => {
  let desk: TestDesk;
  let on: LadderDesk;
  beforeAll(async () => {
    desk = await startDesk({ firstResponseMinutes: 20, resolutionMinutes: 60 * 24 * 300 });
    on = await LadderDesk.open(desk);
  });
  afterAll(() => desk.close());

  const acknowledge = (ticket: TicketStory, minutes: number) =>
    on.ask<Quiet>(`POST tickets/${ticket.id}/acknowledgement`, { minutes });
  const rows = (ticket: TicketStory) =>
    desk.asOwner(
      `select c.*, d.* from desk.clock c join desk.deadline d on d.ticket_id = c.ticket_id and d.clock = c.kind
        where c.ticket_id = $1 order by d.clock, d.threshold, d.step`,
      [ticket.id],
    );

  it('puts pages off to its end, while thresholds and the breach are recorded when they happen', async () => {
    await on.climbs(rung(at(75), { kind: 'owner' }), rung(at(100), { kind: 'role', role: 'manager' }));
    const ticket = await desk.ticket();
    const { body, status } = await acknowledge(ticket, 30);
    expect([status, body.by?.name]).toEqual([200, 'Mona Manager']);
    await desk.advance('21 minutes');
    await ticket.happened('breached');
    expect(await ticket.timeline()).toEqual(['opened', 'acknowledged', 'warned', 'warned', 'breached']);
    expect(await on.told(ticket)).toEqual([]);
    await desk.advance('10 minutes');
    await ticket.happened('escalated', 2);
    expect((await on.told(ticket)).toSorted()).toEqual(['1 Olga Owner', '2 Mona Manager', '2 Olga Owner']);
  });

  it('shows nobody a page before its end', async () => {
    await on.climbs(
      rung(at(100), { kind: 'owner' }, { repeatMinutes: 5 }),
      rung(unanswered(6), { kind: 'role', role: 'manager' }),
    );
    const ticket = await desk.ticket();
    await desk.advance('21 minutes');
    await ticket.happened('escalated', 1);
    const { body: quiet } = await acknowledge(ticket, 15);
    const { body } = await on.ask<TicketPage>(`GET tickets/${ticket.id}`);
    const own = body.ladder.filter(({ clock }) => clock === 'first_response');
    expect(own.map(({ nextAt }) => nextAt)).toEqual([quiet.until, quiet.until]);
  });

  it('touches no clock and no deadline', async () => {
    await on.climbs(rung(at(100), { kind: 'owner' }));
    const ticket = await desk.ticket();
    const before = await rows(ticket);
    await acknowledge(ticket, 60);
    expect(await rows(ticket)).toEqual(before);
    const [event] = await ticket.events('acknowledged');
    expect(event).toMatchObject({ actor: expect.stringMatching(/^person /), body: { minutes: 60 } });
  });

  it('goes on afterwards: repeats and what follows unanswered come in their turn', async () => {
    await on.climbs(
      rung(at(100), { kind: 'owner' }, { repeatMinutes: 10 }),
      rung(unanswered(20), { kind: 'role', role: 'manager' }),
    );
    const ticket = await desk.ticket();
    await desk.advance('21 minutes');
    await ticket.happened('escalated', 1);
    await acknowledge(ticket, 15);
    await desk.advance('10 minutes');
    const witness = await desk.ticket();
    await desk.advance('5 minutes');
    await ticket.happened('escalated', 2);
    expect(await on.told(ticket)).toEqual(['1 Olga Owner', '1 Olga Owner']);
    await desk.advance('6 minutes');
    await ticket.happened('escalated', 3);
    expect((await on.escalations(ticket)).at(-1)).toEqual([2, 'role', null]);
    expect(await witness.timeline()).toContain('opened');
  });

  it('pages nobody any more once the customer was answered in it', async () => {
    await on.climbs(rung(at(100), { kind: 'owner' }, { repeatMinutes: 10 }));
    const ticket = await desk.ticket();
    await acknowledge(ticket, 30);
    await desk.advance('21 minutes');
    await ticket.happened('breached');
    await ticket.answered();
    expect(await on.pending(ticket)).toEqual([]);
    expect(await on.told(ticket)).toEqual([]);
  });

  it('is ended by hand: what was put off comes at once', async () => {
    await on.climbs(rung(at(100), { kind: 'owner' }));
    const ticket = await desk.ticket();
    await acknowledge(ticket, 120);
    await desk.advance('21 minutes');
    await ticket.happened('breached');
    expect((await on.ask(`DELETE tickets/${ticket.id}/acknowledgement`)).status).toBe(204);
    await ticket.happened('escalated');
    expect(await on.told(ticket)).toEqual(['1 Olga Owner']);
    expect((await ticket.timeline()).slice(-2)).toEqual(['acknowledgement ended', 'escalated']);
    expect((await on.ask<Quiet>(`GET tickets/${ticket.id}/acknowledgement`)).body.until).toBeNull();
  });

  it('can be made shorter', async () => {
    await on.climbs(rung(at(100), { kind: 'owner' }));
    const ticket = await desk.ticket();
    await acknowledge(ticket, 120);
    await desk.advance('21 minutes');
    await ticket.happened('breached');
    await acknowledge(ticket, 15);
    await desk.advance('15 minutes');
    await ticket.happened('escalated');
  });

  it('is a quarter of an hour, a half, one or two, and of a ticket that is open', async () => {
    const ticket = await desk.ticket();
    expect((await acknowledge(ticket, 45)).status).toBe(400);
    await desk.asOwner(`update desk.ticket set state = 'closed' where id = $1`, [ticket.id]);
    expect((await acknowledge(ticket, 15)).code).toBe('not-open');
  });
});
