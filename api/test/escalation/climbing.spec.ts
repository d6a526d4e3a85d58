import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ClimbingPage } from '@evenhand/shared/wire/climbing';
import type { TicketPage } from '@evenhand/shared/wire/ticket';
import { startDesk, type TestDesk } from '../desk.js';
import { afterBreach, at, LadderDesk, rung, unanswered } from './ladder-desk.js';

describe('the list of what climbs', () => {
  let desk: TestDesk;
  let on: LadderDesk;
  beforeAll(async () => {
    desk = await startDesk({ firstResponseMinutes: 20, resolutionMinutes: 60 * 24 * 300 });
    on = await LadderDesk.open(desk);
  });
  afterAll(() => desk.close());

  const page = async (search = '') => (await on.ask<ClimbingPage>(`GET climbing${search}`)).body;

  it('says where each ticket stands, who was told when and how, and what comes next', async () => {
    await on.climbs(
      rung(at(75), { kind: 'assignee' }),
      rung(at(100), { kind: 'owner' }, { by: ['browser', 'email'], repeatMinutes: 10 }),
      rung(unanswered(5), { kind: 'role', role: 'manager' }),
      rung(afterBreach(60), { kind: 'owner' }),
    );
    const ticket = await desk.ticket();
    expect((await page()).rows).toEqual([]);
    await desk.advance('21 minutes');
    await ticket.happened('escalated', 2);
    const { dueAt } = await ticket.clock();
    const later = (minutes: number) => new Date(dueAt.getTime() + minutes * 60_000).toISOString();
    const [row, ...others] = (await page()).rows;
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      ...{ ticketId: ticket.id, clock: 'first_response', clockState: 'breached', dueAt: dueAt.toISOString() },
      ...{ rung: 2, rungs: 4, account: '@BrandCares', assignee: null, quietUntil: null },
    });
    const [first, second, third, fourth] = row?.steps ?? [];
    // Nobody had the ticket: the next rung was told in its place.
    const onNext = { rung: 2, whom: 'owner', named: null, ways: ['browser', 'email'] };
    expect(first).toMatchObject({ ...onNext, timesTold: 1, who: [{ name: 'Olga Owner' }], nextAt: null });
    expect(second).toMatchObject({
      ...{ rung: 2, when: { kind: 'percent', percent: 100 }, timesTold: 1, nextAt: later(10) },
      told: [
        {
          ...{ name: 'Olga Owner', isRoom: false, times: 1 },
          ways: [
            { by: 'browser', state: 'sent' },
            { by: 'email', state: expect.any(String) },
          ],
        },
      ],
    });
    expect(third).toMatchObject({ timesTold: 0, named: 'manager', who: [{ name: 'Mona Manager' }, {}] });
    expect(third?.nextAt).toBe(third?.dueAt);
    expect(fourth).toMatchObject({ timesTold: 0, dueAt: later(60), nextAt: later(60) });
    const { body } = await on.ask<TicketPage>(`GET tickets/${ticket.id}`);
    expect(body.ladder.filter(({ clock }) => clock === 'first_response')).toEqual(row?.steps);
  });

  it('says until when it is quiet, and who asked for it', async () => {
    const [row] = (await page()).rows;
    await on.ask(`POST tickets/${row?.ticketId}/acknowledgement`, { minutes: 30 });
    expect((await page()).rows[0]).toMatchObject({
      quietUntil: expect.any(String),
      acknowledgedBy: { name: 'Mona Manager' },
    });
  });

  it('names whom the rung tells that rang, and before the rung that would', async () => {
    const { id: pia } = await desk.person('agent', 'Pia Higher');
    await on.climbs(
      rung(at(50), { kind: 'assignee' }, { by: ['browser', 'push'] }),
      rung(at(75), { kind: 'person', personId: pia }, { by: ['browser', 'email'] }),
      rung(at(100), { kind: 'role', role: 'manager' }),
    );
    const ticket = await desk.ticket();
    const steps = async () => {
      const { body } = await on.ask<TicketPage>(`GET tickets/${ticket.id}`);
      return body.ladder
        .filter(({ clock }) => clock === 'first_response')
        .map(({ rung: n, whom, who, ways }) => [n, whom, who[0]?.name, ways.at(-1)]);
    };
    const toPia = [2, 'person', 'Pia Higher', 'email'];
    const toManagers = [3, 'role', 'Mona Manager', 'browser'];
    expect(await steps()).toEqual([toPia, toPia, toManagers]);
    await desk.advance('11 minutes');
    await ticket.happened('escalated');
    // Whoever takes it afterwards was not the one who was told.
    const { id: ana } = await desk.person('agent', 'Ana Agent');
    await ticket.assignedTo(ana);
    expect((await steps())[0]).toEqual(toPia);
    await desk.asOwner('update desk.clock set lift = 1 where ticket_id = $1', [ticket.id]);
    expect(await steps()).toEqual([toPia, toManagers, toManagers]);
  });

  it('names the owner where the last rung reaches nobody, before and after', async () => {
    const { id: gone } = await desk.person('agent', 'Gus Gone');
    await on.climbs(rung(at(50), { kind: 'person', personId: gone }));
    await desk.asOwner('delete from people.membership where person_id = $1', [gone]);
    const ticket = await desk.ticket();
    const step = async () => {
      const { body } = await on.ask<TicketPage>(`GET tickets/${ticket.id}`);
      return body.ladder.find(({ clock }) => clock === 'first_response');
    };
    const owner = { rung: 1, whom: 'owner', named: null, who: [{ name: 'Olga Owner' }] };
    expect(await step()).toMatchObject({ ...owner, timesTold: 0 });
    await desk.advance('11 minutes');
    await ticket.happened('escalated');
    expect(await step()).toMatchObject({ ...owner, timesTold: 1 });
  });

  it('has nobody any more who was answered, and nothing that is resolved or closed', async () => {
    await on.climbs(rung(at(50), { kind: 'owner' }));
    const ticket = await desk.ticket();
    await desk.advance('11 minutes');
    await ticket.happened('escalated');
    expect((await page()).rows.map(({ ticketId }) => ticketId)).toEqual([ticket.id]);
    await ticket.answered();
    expect((await page()).rows).toEqual([]);
  });

  it('comes by pages, the highest rung first, and on it the longest overdue', async () => {
    await on.climbs(rung(at(50), { kind: 'owner' }), rung(at(100), { kind: 'role', role: 'manager' }));
    const first = await desk.ticket();
    await desk.advance('2 minutes');
    const second = await desk.ticket();
    await desk.advance('19 minutes');
    const third = await desk.ticket();
    await desk.advance('11 minutes');
    for (const [ticket, times] of [[first, 2] as const, [second, 2] as const, [third, 1] as const])
      await ticket.happened('escalated', times);
    const seen: string[] = [];
    let next: string | null = null;
    do {
      const found: ClimbingPage = await page(`?limit=1${next === null ? '' : `&after=${next}`}`);
      seen.push(...found.rows.map(({ ticketId, rung: n }) => `${n} ${ticketId}`));
      next = found.next;
    } while (next !== null);
    expect(seen).toEqual([`2 ${first.id}`, `2 ${second.id}`, `1 ${third.id}`]);
    expect((await on.ask('GET climbing?after=junk')).code).toBe('no-place');
  });

  it('is read along its own index', async () => {
    const plan = await desk.asOwner<{ 'QUERY PLAN': string }>(
      `explain select * from desk.clock c
        where c.brand_id = $1 and (c.rung > 0 or c.state = 'breached') and c.stopped_at is null
          and c.state <> 'cancelled' and not c.is_history
        order by -c.rung, c.due_at, c.ticket_id, c.kind, c.round limit 100`,
      [desk.brandId],
    );
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('clock_climbing');
  });
});
