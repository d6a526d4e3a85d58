import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as newId } from 'uuid';
import type { WebhookMade } from '@evenhand/shared/wire/ladders';
import { startDesk, type TestDesk } from '../desk.js';
import type { TicketStory } from '../ticket-story.js';
import { until } from '../until.js';
import { afterBreach, at, LadderDesk, rung, unanswered } from './ladder-desk.js';

describe('a ticket climbs', () => {
  let desk: TestDesk;
  let on: LadderDesk;
  beforeAll(async () => {
    desk = await startDesk({ firstResponseMinutes: 20, resolutionMinutes: 60 * 24 * 300 });
    on = await LadderDesk.open(desk);
  });
  afterAll(() => desk.close());

  const goOn = async (ticket: TicketStory, minutes: number, times: number) => {
    await desk.advance(`${minutes} minutes`);
    await ticket.happened('escalated', times);
  };

  const fired = (ticket: TicketStory) =>
    until(async () => (await on.pending(ticket)).length === 0, `all of ${ticket.id} fires`);

  it('by share of the target, by time after the breach, and because nobody answered', async () => {
    const { id: pia } = await desk.person('agent', 'Pia Person');
    await on.climbs(
      rung(at(50), { kind: 'assignee' }),
      rung(at(100), { kind: 'owner' }),
      rung(unanswered(5), { kind: 'person', personId: pia }),
      rung(afterBreach(30), { kind: 'role', role: 'manager' }),
    );
    const ticket = await desk.ticket();
    const { id: ana } = await desk.person('agent', 'Ana Agent');
    await ticket.assignedTo(ana);
    await goOn(ticket, 11, 1);
    await goOn(ticket, 10, 2);
    expect(await on.told(ticket)).toEqual(['1 Ana Agent', '2 Olga Owner']);
    await goOn(ticket, 5, 3);
    await goOn(ticket, 25, 4);
    expect(await on.told(ticket)).toEqual([
      ...['1 Ana Agent', '2 Olga Owner', '3 Pia Person'],
      ...['4 Mona Manager', '4 Olga Owner'],
    ]);
    expect(await on.escalations(ticket)).toEqual([
      [1, 'assignee', null],
      [2, 'owner', null],
      [3, 'person', null],
      [4, 'role', null],
    ]);
  });

  it('no further once somebody has answered the customer', async () => {
    await on.climbs(
      rung(at(100), { kind: 'owner' }, { repeatMinutes: 10 }),
      rung(unanswered(5), { kind: 'role', role: 'manager' }),
      rung(afterBreach(30), { kind: 'owner' }),
    );
    const ticket = await desk.ticket();
    await goOn(ticket, 21, 1);
    expect(await on.pending(ticket)).toHaveLength(3);
    await ticket.answered();
    expect(await on.pending(ticket)).toEqual([]);
  });

  it('to whoever is on call by a rota, and past it at once where nobody is', async () => {
    const { id: rita } = await desk.person('agent', 'Rita Rota');
    const rota = { name: 'Nights', zone: 'UTC', people: [rita], startsOn: '2026-01-05', hours: null };
    const handOver = { every: 'week', weekday: 'mon', at: '09:00' };
    const { body } = await on.ask<{ id: string }>('POST rotas', { ...rota, handOver });
    await on.climbs(
      rung(at(50), { kind: 'rota', rotaId: body.id }),
      rung(unanswered(10), { kind: 'role', role: 'manager' }),
      rung(unanswered(10), { kind: 'owner' }),
    );
    const onCall = await desk.ticket();
    await goOn(onCall, 11, 1);
    expect(await on.told(onCall)).toEqual(['1 Rita Rota']);
    await desk.asOwner('delete from desk.shift');
    const gap = await desk.ticket();
    await goOn(gap, 11, 1);
    expect(await on.told(gap)).toEqual(['2 Mona Manager', '2 Olga Owner']);
    expect(await on.escalations(gap)).toEqual([[2, 'rota', 'nobody on call']]);
    await goOn(gap, 10, 2);
    expect(await on.escalations(gap)).toEqual([
      [2, 'rota', 'nobody on call'],
      [3, 'owner', null],
    ]);
  });

  it('to the account’s owner in the end, whoever the last rung names', async () => {
    const { id: gone } = await desk.person('agent', 'Gus Gone');
    await on.climbs(rung(at(100), { kind: 'person', personId: gone }));
    await desk.asOwner('delete from people.membership where person_id = $1', [gone]);
    const ticket = await desk.ticket();
    await goOn(ticket, 21, 1);
    expect(await on.told(ticket)).toEqual(['1 Olga Owner']);
    expect(await on.escalations(ticket)).toEqual([[1, 'person', 'person has left']]);
  });

  it('once a person and event, on however many rungs they stand', async () => {
    const [owner] = await desk.asOwner<{ id: string }>('select owner_id as id from desk.account');
    await on.climbs(
      rung(at(100), { kind: 'owner' }, { by: ['browser', 'email'] }),
      rung(at(100), { kind: 'role', role: 'manager' }, { by: ['browser', 'email', 'push'] }),
      rung(at(100), { kind: 'person', personId: owner?.id ?? '' }),
    );
    const ticket = await desk.ticket();
    await goOn(ticket, 21, 3);
    expect(await on.told(ticket)).toEqual(['1 Olga Owner', '2 Mona Manager']);
    const sent = await desk.asOwner<{ said: string }>(
      `select p.name || ' ' || d.by as said from desk.dispatch d join people.person p on p.id = d.person_id
        where d.ticket_id = $1 order by 1`,
      [ticket.id],
    );
    expect(sent.map(({ said }) => said)).toEqual([
      ...['Mona Manager email', 'Mona Manager push'],
      ...['Olga Owner email', 'Olga Owner push'],
    ]);
  });

  it('into a room, and nobody else is told unless it is the last rung', async () => {
    const made = await on.ask<WebhookMade>('POST webhooks', {
      name: 'Ops',
      url: 'https://chat.example.com/x',
    });
    const whom = { kind: 'webhook', webhookId: made.body.webhook.id } as const;
    await on.climbs(rung(at(50), whom), rung(at(100), { kind: 'owner' }));
    const ticket = await desk.ticket();
    await goOn(ticket, 11, 1);
    expect(await on.told(ticket)).toEqual([]);
    const rooms = () =>
      desk.asOwner('select person_id, webhook_id, by from desk.dispatch where ticket_id = $1', [ticket.id]);
    expect(await rooms()).toEqual([{ person_id: null, webhook_id: whom.webhookId, by: 'chat' }]);
    await on.climbs(rung(at(50), whom));
    const alone = await desk.ticket();
    await goOn(alone, 11, 1);
    expect(await on.told(alone)).toEqual(['1 Olga Owner']);
  });

  it('past a room that is not there any more', async () => {
    const made = await on.ask<WebhookMade>('POST webhooks', {
      name: 'Old',
      url: 'https://chat.example.com/y',
    });
    await on.climbs(
      rung(at(50), { kind: 'webhook', webhookId: made.body.webhook.id }),
      rung(at(100), { kind: 'owner' }),
    );
    await desk.asOwner('update desk.webhook set retired_at = now() where id = $1', [made.body.webhook.id]);
    const ticket = await desk.ticket();
    await goOn(ticket, 11, 1);
    expect(await on.escalations(ticket)).toEqual([[2, 'webhook', 'webhook retired']]);
    expect(await on.told(ticket)).toEqual(['2 Olga Owner']);
  });

  it('from higher up where its clock is lifted, and the last rung repeats once, not twice', async () => {
    const { id: pia } = await desk.person('agent', 'Pia Higher');
    await on.climbs(
      rung(at(50), { kind: 'owner' }),
      rung(at(75), { kind: 'person', personId: pia }),
      rung(at(100), { kind: 'role', role: 'manager' }, { repeatMinutes: 10 }),
    );
    const ticket = await desk.ticket();
    await desk.asOwner('update desk.clock set lift = 1 where ticket_id = $1', [ticket.id]);
    await goOn(ticket, 11, 1);
    expect(await on.told(ticket)).toEqual(['2 Pia Higher']);
    await goOn(ticket, 5, 2);
    await goOn(ticket, 5, 3);
    expect((await on.escalations(ticket)).map(([n]) => n)).toEqual([2, 3, 3]);
    expect(await on.pending(ticket)).toHaveLength(1);
  });

  it('for as long as nobody answers where a lift has put several repeating rungs onto the last one', async () => {
    await on.climbs(
      rung(at(100), { kind: 'owner' }, { repeatMinutes: 10 }),
      rung(at(100), { kind: 'role', role: 'manager' }, { repeatMinutes: 10 }),
    );
    const ticket = await desk.ticket();
    await desk.asOwner('update desk.clock set lift = 100 where ticket_id = $1', [ticket.id]);
    await goOn(ticket, 21, 2);
    for (const times of [3, 4, 5]) {
      expect(await on.pending(ticket)).toHaveLength(1);
      await goOn(ticket, 10, times);
    }
    expect(await on.escalations(ticket)).toHaveLength(5);
  });

  it('no further where its clock has stopped, whatever was still to ring', async () => {
    await on.climbs(rung(at(50), { kind: 'owner' }), rung(at(100), { kind: 'owner' }, { repeatMinutes: 10 }));
    const [met, cancelled, running] = [await desk.ticket(), await desk.ticket(), await desk.ticket()];
    await desk.asOwner(
      `update desk.clock set state = 'met', stopped_at = desk.now() where ticket_id = $1 and kind = 'first_response'`,
      [met.id],
    );
    await desk.asOwner(
      `update desk.clock set state = 'cancelled' where ticket_id = $1 and kind = 'first_response'`,
      [cancelled.id],
    );
    await goOn(running, 21, 2);
    for (const stopped of [met, cancelled]) await fired(stopped);
    expect([await on.escalations(met), await on.escalations(cancelled)]).toEqual([[], []]);
  });

  it('again only while the calendar is open: a repeat at night comes with the next opening', async () => {
    await on.climbs(rung(at(100), { kind: 'owner' }, { repeatMinutes: 10 }));
    const ticket = await desk.ticket();
    const [row] = await desk.asOwner<{ opens: Date }>(
      `insert into desk.opening (brand_id, calendar_id, calendar_version, opens_at, closes_at)
         select brand_id, calendar_id, calendar_version, due_at + interval '9 hours', due_at + interval '17 hours'
           from desk.clock where ticket_id = $1 and kind = 'first_response'
       returning opens_at as opens`,
      [ticket.id],
    );
    await goOn(ticket, 21, 1);
    expect(await on.pending(ticket)).toEqual([{ dueAt: row?.opens, rung: 1, threshold: 100 }]);
    await desk.asOwner('delete from desk.opening');
  });

  it('the rungs after a breach also where a change of state has written the breach down', async () => {
    await on.climbs(
      rung(at(100), { kind: 'owner' }),
      rung(afterBreach(10), { kind: 'role', role: 'manager' }),
    );
    const ticket = await desk.ticket();
    await desk.whileHolding('select from desk.ticket where id = $1 for update', [ticket.id], async () => {
      await desk.advance('21 minutes');
      await desk.asOwner(
        `update desk.clock set state = 'breached', breached_at = due_at, detected_at = desk.now()
          where ticket_id = $1 and kind = 'first_response'`,
        [ticket.id],
      );
    });
    await goOn(ticket, 10, 2);
    expect(await ticket.events('breached')).toEqual([]);
    expect((await on.escalations(ticket)).map(([n]) => n)).toEqual([1, 2]);
  });

  it('keeps the ladder that it was started with', async () => {
    const id = await on.climbs(rung(at(50), { kind: 'owner' }));
    const ticket = await desk.ticket();
    const rungs = [rung(at(100), { kind: 'role', role: 'manager' }, { repeatMinutes: 5 })];
    const changed = await on.ask(`PUT ladders/${id}`, { name: 'Other', rungs, basedOn: 1 });
    expect(changed.status).toBe(200);
    await goOn(ticket, 11, 1);
    expect(await on.told(ticket)).toEqual(['1 Olga Owner']);
    expect((await on.ask(`GET ladders/${newId()}`)).status).toBe(404);
  });
});
