import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as newId } from 'uuid';
import type { RotaDraft, RotaPage, RotaRow } from '@evenhand/shared/wire/ladders';
import { Horizon } from '../../src/desk/escalation/rotas/horizon.js';
import { startDesk, type TestDesk } from '../desk.js';
import { callBy, chainOf, rotasBy, weekly } from './on-a-rota.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('a rota', () => {
  let desk: TestDesk;
  let call: ReturnType<typeof rotasBy>;
  let people: string[];
  let names: string[];
  beforeAll(async () => {
    desk = await startDesk();
    const mara = await desk.person('manager', 'Mara Manager');
    call = rotasBy(desk, await desk.signIn(mara.email));
    names = ['Ana', 'Bo', 'Kim'];
    people = [];
    for (const name of names) people.push((await desk.person('agent', name)).id);
  });
  afterAll(() => desk.close());
  let rota: RotaPage;
  beforeEach(async () => {
    rota = (await call('POST ', weekly(people))).body;
  });

  const now = async () => (await desk.now()).getTime();
  const iso = (ms: number) => new Date(ms).toISOString();
  const put = (draft: Partial<RotaDraft>, basedOn = rota.version) =>
    call(`PUT /${rota.id}`, { ...rota.draft, ...draft, basedOn });
  const standIn = (personId: string | null, from: number, to: number) =>
    call<{ id: string }>(`POST /${rota.id}/overrides`, { personId, from: iso(from), to: iso(to) });
  const page = async (query = '') => (await call(`GET /${rota.id}${query}`)).body;
  const row = async () => (await call<RotaRow[]>('GET ')).body.find(({ id }) => id === rota.id) as RotaRow;
  const written = () =>
    desk.asOwner<{ person: string; from: Date; to: Date }>(
      `select person_id as person, starts_at as "from", ends_at as "to" from desk.shift
        where rota_id = $1 order by starts_at`,
      [rota.id],
    );

  it('says who is on call now and until when, and whose turn comes next', async () => {
    const [current, next] = rota.shifts;
    expect(rota).toMatchObject({ version: 1, ladders: 0, nextGap: null, gaps: [] });
    expect(rota.onCall).toEqual(current?.person);
    expect(rota.until).toBe(current?.to);
    expect(next?.from).toBe(current?.to);
    expect(names.indexOf(next?.person.name ?? '')).toBe((names.indexOf(current?.person.name ?? '') + 1) % 3);
    expect(new Date(rota.until ?? '').toLocaleString('en-GB', { timeZone: 'Europe/Brussels' })).toMatch(
      /09:00:00$/,
    );
    expect(await row()).toMatchObject({ name: rota.name, onCall: rota.onCall, until: rota.until });
  });

  it('writes down its shifts for more than a year, as the page shows them', async () => {
    const shifts = await written();
    const { shifts: shown } = await page(`?from=${iso(await now())}&to=${iso((await now()) + 200 * DAY)}`);
    expect(shifts.length).toBeGreaterThan(56);
    expect((shifts.at(-1)?.to.getTime() ?? 0) - (await now())).toBeGreaterThan(399 * DAY);
    expect(shown.slice(1, -1).map(({ person, from }) => [person.id, from])).toEqual(
      shifts.slice(1, shown.length - 1).map(({ person, from }) => [person, from.toISOString()]),
    );
  });

  it('is changed by a new version from now on, and what was until now stays', async () => {
    const [before] = await written();
    const { status, body } = await put({ people: [people[2] ?? ''] });
    expect([status, body.version, body.onCall?.id, body.until]).toEqual([200, 2, people[2], null]);
    const [first, second] = await written();
    expect(first).toMatchObject({ person: before?.person, from: before?.from });
    expect(second).toMatchObject({ person: people[2], from: first?.to });
    expect((await put({ name: 'Late' }, 1)).code).toBe('stale');
    expect(await chainOf(desk, rota.id)).toEqual(['rota added', 'rota changed']);
    const said = await desk.asOwner<{ keys: string[] }>(
      'select array(select json_object_keys(body)) as keys from ledger.event where chain = $1',
      [rota.id],
    );
    expect(said.map(({ keys }) => keys.includes('name'))).toEqual([false, false]);
  });

  it('has somebody else on call where they stand in, and again its own afterwards', async () => {
    const own = rota.shifts[1];
    const stranger = people.find((id) => id !== own?.person.id) ?? '';
    const start = Date.parse(own?.from ?? '');
    const made = await standIn(stranger, start + HOUR, start + 3 * HOUR);
    expect(made.status).toBe(201);
    const { shifts, overrides } = await page();
    expect(shifts.slice(1, 4).map(({ person, isOverride }) => [person.id, isOverride])).toEqual([
      [own?.person.id, false],
      [stranger, true],
      [own?.person.id, false],
    ]);
    expect(overrides).toMatchObject([
      { id: made.body.id, person: { id: stranger }, madeBy: { name: 'Mara Manager' } },
    ]);
    expect((await written()).length).toBeGreaterThan(3);
    expect((await standIn(stranger, start + 2 * HOUR, start + 4 * HOUR)).code).toBe('override-overlaps');
    expect((await call(`DELETE /${rota.id}/overrides/${made.body.id}`)).status).toBe(204);
    expect((await page()).overrides).toEqual([]);
    expect((await call(`DELETE /${rota.id}/overrides/${made.body.id}`)).status).toBe(404);
    expect(await chainOf(desk, rota.id)).toEqual(['rota added', 'override made', 'override removed']);
  });

  it('keeps of a stand-in what has been when it is taken back', async () => {
    const start = await now();
    const { body } = await standIn(null, start - DAY, start + DAY);
    expect(await row()).toMatchObject({ onCall: null });
    await desk.advance('10 minutes');
    await call(`DELETE /${rota.id}/overrides/${body.id}`);
    const [over] = await desk.asOwner<{ from: Date; to: Date }>(
      'select starts_at as "from", ends_at as "to" from desk.rota_override where id = $1',
      [body.id],
    );
    expect(over?.from.getTime()).toBeGreaterThanOrEqual(start);
    expect(over?.to.getTime()).toBeGreaterThanOrEqual(start + 600_000);
    expect((await row()).onCall).not.toBeNull();
  });

  it('shows a gap where nobody is, with its reason, but none out of its own hours', async () => {
    const start = await now();
    await standIn(null, start + HOUR, start + 2 * HOUR);
    const { gaps, nextGap } = await page();
    expect(gaps).toEqual([
      { from: iso(start + HOUR), to: iso(start + 2 * HOUR), why: 'nobody', person: null },
    ]);
    expect(nextGap).toEqual({ from: iso(start + HOUR), to: iso(start + 2 * HOUR) });
    const { body } = await put({ hours: { sat: [['10:00', '12:00']] } });
    expect(new Set(body.gaps.map(({ why }) => why))).toEqual(new Set(['nobody', 'hours']));
    expect(body.nextGap).toEqual(nextGap);
  });

  it('leaves a gap in the turns of who has left, and says whose they were', async () => {
    const lea = await desk.person('agent', 'Lea');
    rota = (await call('POST ', weekly([lea.id]))).body;
    await desk.asOwner('delete from people.membership where person_id = $1', [lea.id]);
    const { onCall, gaps, shifts } = await page();
    expect([onCall, shifts]).toEqual([null, []]);
    expect(gaps).toMatchObject([{ why: 'left', person: { name: 'Lea' } }]);
    expect((await put({ name: 'Still with Lea' })).code).toBe('not-callable');
  });

  it('is not taken away while a ladder calls by it, and then calls nobody any more', async () => {
    await callBy(desk, rota.id);
    expect(await row()).toMatchObject({ ladders: 1 });
    expect((await call(`DELETE /${rota.id}`)).code).toBe('rota-used');
    await callBy(desk, newId());
    expect((await call(`DELETE /${rota.id}`)).status).toBe(204);
    expect((await call(`GET /${rota.id}`)).status).toBe(404);
    expect((await written()).filter(({ to }) => to.getTime() > Date.now() + DAY)).toEqual([]);
    expect(await chainOf(desk, rota.id)).toEqual(['rota added', 'rota retired']);
  });

  it('is moved on by the hour, so that nobody comes to its end', async () => {
    await desk.asOwner(
      'delete from desk.shift where rota_id = $1 and starts_at > desk.now() + $2::interval',
      [...[rota.id, '300 days']],
    );
    await desk.app.get(Horizon).extend();
    expect(((await written()).at(-1)?.to.getTime() ?? 0) - (await now())).toBeGreaterThan(399 * DAY);
    const rows = (await written()).length;
    await desk.app.get(Horizon).extend();
    expect(await written()).toHaveLength(rows);
  });

  it.each<[string, Partial<RotaDraft>, string]>([
    ['a zone that there is not', { zone: 'Mars/Base' }, 'rota-wrong'],
    ['a date that there is not', { startsOn: '2026-02-30' }, 'rota-wrong'],
    ['hours that are never', { hours: {} }, 'rota-wrong'],
    ['hours that are none', { hours: { mon: [['9', '17']] } as never }, 'rota-wrong'],
    ['nobody at all', { people: [] }, 'fields-wrong'],
    ['somebody else’s people', { people: [newId()] }, 'not-callable'],
    ['a time that is none', { handOver: { every: 'day', weekday: 'mon', at: '24:00' } }, 'fields-wrong'],
    ['an hour of a day that is none', { hours: { day: [] } as never }, 'fields-wrong'],
    ['no name', { name: '  ' }, 'name-wrong'],
  ])('is refused with %s', async (_, given, code) => {
    expect((await call('POST ', weekly(people, given))).code).toBe(code);
  });

  it('is refused by the name of another one, and asked for more than a year', async () => {
    expect((await call('POST ', weekly(people, { name: rota.name.toUpperCase() }))).code).toBe('rota-exists');
    expect((await call(`GET /${rota.id}?from=2026-01-01T00:00:00Z&to=2027-02-01T00:00:00Z`)).code).toBe(
      'window-wrong',
    );
    const auditor = await desk.person('auditor', 'Ada');
    expect((await standIn(auditor.id, await now(), (await now()) + DAY)).code).toBe('not-callable');
    expect((await standIn(null, (await now()) - DAY, (await now()) - HOUR)).code).toBe('override-over');
  });
});
