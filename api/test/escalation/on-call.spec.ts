import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GapNotice, RotaPage } from '@evenhand/shared/wire/ladders';
import { GapAlarm } from '../../src/desk/escalation/rotas/gap-alarm.js';
import { startDesk, type TestDesk } from '../desk.js';
import { ask } from '../people/asking.js';
import type { TicketStory } from '../ticket-story.js';
import { callBy, chainOf, rotasBy, weekly } from './on-a-rota.js';

const MINUTE = 60_000;
/** 75 % of its target. */
const CALLED_AFTER = 15 * MINUTE;

describe('the alarm that calls by a rota', () => {
  let desk: TestDesk;
  let call: ReturnType<typeof rotasBy>;
  /** A session ends after some hours. */
  let comeIn: () => Promise<void>;
  let owner: string;
  let ana: { id: string; email: string };
  let bo: { id: string; email: string };
  beforeAll(async () => {
    desk = await startDesk({ firstResponseMinutes: 20, resolutionMinutes: 60 * 24 * 300 });
    const mara = await desk.person('manager', 'Mara Manager');
    comeIn = async () => {
      call = rotasBy(desk, await desk.signIn(mara.email));
    };
    await comeIn();
    [ana, bo] = [await desk.person('agent', 'Ana'), await desk.person('agent', 'Bo')];
    const [account] = await desk.asOwner<{ owner: string }>('select owner_id as owner from desk.account');
    owner = account?.owner ?? '';
  });
  afterAll(() => desk.close());

  const iso = (ms: number) => new Date(ms).toISOString();
  const rotaOf = async (...people: string[]): Promise<RotaPage> => {
    const { body } = await call('POST ', weekly(people));
    await callBy(desk, body.id);
    return body;
  };
  const standIn = (rota: RotaPage, personId: string | null, from: number, to: number) =>
    call(`POST /${rota.id}/overrides`, { personId, from: iso(from), to: iso(to) });
  /** A ticket, and the instant at which somebody is called for it. */
  const fresh = async (): Promise<{ ticket: TicketStory; calledAt: number }> => {
    await desk.asOwner(
      `with gone as (delete from desk.deadline where fired_at is null) update desk.ticket set state = 'closed'`,
    );
    const ticket = await desk.ticket();
    return { ticket, calledAt: (await ticket.clock()).startedAt.getTime() + CALLED_AFTER };
  };
  const whoWasCalled = async (ticket: TicketStory) => {
    await desk.advance('15 minutes');
    await ticket.happened('escalated');
    const [{ body } = { body: {} as Record<string, unknown> }] = await ticket.events('escalated');
    expect((await ticket.notices())[0]?.personId).toBe(body['personId']);
    return [body['personId'], body['gap']];
  };
  const reachedAt = async (rota: RotaPage, at: number) => {
    const [row] = await desk.asOwner<{ people: string[] | null }>(
      `select desk.reached(u, null, null, $2) as people from desk.rung u where rota_id = $1 limit 1`,
      [rota.id, iso(at)],
    );
    return row?.people ?? null;
  };

  it('tells whoever is on call', async () => {
    await rotaOf(ana.id);
    const { ticket } = await fresh();
    expect(await whoWasCalled(ticket)).toEqual([ana.id, null]);
  });

  it('tells the next one from the very second of the hand-over', async () => {
    const rota = await rotaOf(ana.id, bo.id);
    const [current, next] = rota.shifts;
    const handOver = Date.parse(next?.from ?? '');
    expect(await reachedAt(rota, handOver - 1)).toEqual([current?.person.id]);
    expect(await reachedAt(rota, handOver)).toEqual([next?.person.id]);
    const { ticket, calledAt } = await fresh();
    await standIn(rota, null, calledAt - 10 * MINUTE, calledAt);
    expect(await reachedAt(rota, calledAt - 1)).toBeNull();
    expect(await whoWasCalled(ticket)).toEqual([current?.person.id, null]);
  });

  it('tells who stands in', async () => {
    const rota = await rotaOf(ana.id);
    const { ticket, calledAt } = await fresh();
    await standIn(rota, bo.id, calledAt - MINUTE, calledAt + 10 * MINUTE);
    expect(await whoWasCalled(ticket)).toEqual([bo.id, null]);
  });

  it('takes the next rung at once where nobody is on call, and records it', async () => {
    const rota = await rotaOf(ana.id);
    const { ticket, calledAt } = await fresh();
    await standIn(rota, null, calledAt - MINUTE, calledAt + 10 * MINUTE);
    expect(await whoWasCalled(ticket)).toEqual([owner, 'nobody on call']);
  });

  it('calls nobody who has left in the middle of a shift, and is told of the gap at once', async () => {
    const gone = await desk.person('agent', 'Gus');
    const rota = await rotaOf(gone.id);
    const { ticket } = await fresh();
    await desk.app.get(GapAlarm).look();
    expect(await chainOf(desk, rota.id)).toEqual(['rota added']);
    const admin = await desk.signIn((await desk.person('admin', 'Ada')).email);
    const fired = await ask(desk, `DELETE /api/brands/${desk.brandId}/people/${gone.id}`, { by: admin });
    expect(fired.status).toBeLessThan(300);
    expect(await whoWasCalled(ticket)).toEqual([owner, 'nobody on call']);
    await desk.app.get(GapAlarm).look();
    expect(await chainOf(desk, rota.id)).toEqual(['rota added', 'gap begun']);
  });

  it('calls somebody again in their own turn who came back', async () => {
    const back = await desk.person('agent', 'Bea');
    const rota = await rotaOf(back.id);
    const [{ now }] = (await desk.asOwner('select desk.now() as now')) as [{ now: Date }];
    const [membership] = await desk.asOwner<{ created_at: Date }>(
      'delete from people.membership where person_id = $1 returning created_at',
      [back.id],
    );
    expect(await reachedAt(rota, now.getTime())).toBeNull();
    await call(`PUT /${rota.id}`, { ...rota.draft, people: [ana.id], basedOn: 1 });
    await call(`PUT /${rota.id}`, { ...rota.draft, people: [ana.id, bo.id], basedOn: 2 });
    await desk.asOwner("insert into people.membership values ($1, $2, 'agent', $3)", [
      ...[desk.brandId, back.id, membership?.created_at],
    ]);
    await call(`PUT /${rota.id}`, { ...rota.draft, basedOn: 3 });
    const { body } = await call(`GET /${rota.id}`);
    expect([body.version, body.onCall?.name]).toEqual([4, 'Bea']);
    expect(await reachedAt(rota, now.getTime() + MINUTE)).toEqual([back.id]);
  });

  describe('of a gap', () => {
    const told = async (rota: RotaPage) =>
      (await call<GapNotice[]>('GET /gaps')).body.filter(({ rotaId }) => rotaId === rota.id);
    const look = () => desk.app.get(GapAlarm).look();

    it('tells once a day ahead, and once more when it begins', async () => {
      const rota = await rotaOf(ana.id);
      const start = (await desk.now()).getTime() + 25 * 60 * MINUTE;
      await standIn(rota, null, start, start + 60 * MINUTE);
      await look();
      expect(await told(rota)).toEqual([]);
      await desk.advance('2 hours');
      await Promise.all([look(), look()]);
      await look();
      expect(await chainOf(desk, rota.id)).toEqual(['rota added', 'override made', 'gap ahead']);
      expect(await told(rota)).toMatchObject([
        { rota: rota.name, from: iso(start), to: iso(start + 60 * MINUTE) },
      ]);
      await desk.advance('23 hours 30 minutes');
      await comeIn();
      await look();
      await look();
      expect((await chainOf(desk, rota.id)).slice(2)).toEqual(['gap ahead', 'gap begun']);
      expect(await told(rota)).toHaveLength(1);
      await desk.advance('1 hour');
      await look();
      expect(await told(rota)).toEqual([]);
      expect((await chainOf(desk, rota.id)).slice(2)).toEqual(['gap ahead', 'gap begun']);
    });

    it('says no more of it once somebody stands in', async () => {
      const rota = await rotaOf(ana.id);
      const start = (await desk.now()).getTime() + 60 * MINUTE;
      const { body } = await call<{ id: string }>(`POST /${rota.id}/overrides`, {
        ...{ personId: null, from: iso(start), to: iso(start + 60 * MINUTE) },
      });
      await look();
      expect(await told(rota)).toHaveLength(1);
      await call(`DELETE /${rota.id}/overrides/${body.id}`);
      expect(await told(rota)).toEqual([]);
    });

    it('tells of none in a rota that no ladder calls by, nor outside of the hours', async () => {
      const idle = await rotaOf(ana.id);
      const { body: hours } = await call('POST ', weekly([ana.id], { hours: { sat: [['10:00', '10:01']] } }));
      await callBy(desk, hours.id);
      await standIn(idle, null, (await desk.now()).getTime(), (await desk.now()).getTime() + MINUTE);
      await look();
      expect(await chainOf(desk, idle.id)).toEqual(['rota added', 'override made']);
      expect(await chainOf(desk, hours.id)).toEqual(['rota added']);
    });
  });
});
