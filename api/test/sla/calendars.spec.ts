import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  CalendarDraft,
  CalendarPage,
  CalendarRow,
  Country,
  Expansion,
} from '@evenhand/shared/wire/calendars';
import type { Problem } from '@evenhand/shared/wire/session';
import { ask, type Seat } from '../people/asking.js';
import { startDesk, type TestDesk } from '../desk.js';
import { aDraft, icalendar } from './calendar-draft.js';

describe('a calendar', () => {
  let desk: TestDesk;
  let mona: Seat;
  beforeAll(async () => {
    desk = await startDesk();
    mona = await desk.signIn((await desk.person('manager', 'Mona Manager')).email);
  });
  afterAll(() => desk.close());

  const call = async <T>(route: string, body?: object, status?: number): Promise<T> => {
    const [method = '', path = ''] = route.split(' ');
    const answer = await ask(desk, `${method} /api/brands/${desk.brandId}/calendars${path}`, {
      by: mona,
      ...(body && { body }),
    });
    if (status !== undefined) expect(answer.status).toBe(status);
    return answer.body as T;
  };
  const add = (given: Partial<CalendarDraft> = {}) => call<CalendarPage>('POST ', aDraft(given), 201);
  const eventsOf = (calendarId: string) =>
    desk.asOwner<{ kind: string; actor: string; body: { version: number } }>(
      'select kind, actor, body from ledger.event where chain = $1 order by seq',
      [calendarId],
    );
  const openingsOf = (calendarId: string, version: number) =>
    desk.asOwner<{ opens: Date; closes: Date }>(
      `select opens_at as opens, closes_at as closes from desk.opening
        where calendar_id = $1 and calendar_version = $2 order by opens_at`,
      [calendarId, version],
    );

  it('is kept as it was drafted, with every date spelt out', async () => {
    const draft = aDraft({ publicHolidays: { country: 'BE', state: null, region: null } });
    const made = await call<CalendarPage>('POST ', draft, 201);
    expect(made).toMatchObject({
      ...{ version: 1, name: 'Office', zone: 'Europe/Brussels', weeklyMinutes: 2400, policies: 0, draft },
      tzdata: process.versions['tz'],
      versions: [{ version: 1, by: 'Mona Manager' }],
    });
    expect(made.dates.filter(({ name }) => /Christmas/.test(name)).length).toBeGreaterThanOrEqual(12);
    expect(made.nextDayOff).not.toBeNull();
    const rows = await call<CalendarRow[]>('GET ');
    expect(rows.map(({ name }) => name)).toContain('Office');
    expect(await call(`GET /${made.id}`)).toEqual(made);
  });

  it('has its openings written down, a year back and ten ahead', async () => {
    const { id } = await add();
    const openings = await openingsOf(id, 1);
    const now = (await desk.now()).getTime();
    expect(openings.length).toBeGreaterThan(11 * 255 * 2);
    expect(openings[0]?.opens.getTime()).toBeLessThan(now - 360 * 86_400_000);
    expect(openings.at(-1)?.closes.getTime()).toBeGreaterThan(now + 3_648 * 86_400_000);
    const lengths = new Set(
      openings.slice(1, -1).map(({ opens, closes }) => closes.getTime() - opens.getTime()),
    );
    expect([...lengths].map((ms) => ms / 3_600_000).toSorted()).toEqual([3.5, 4.5]);
    const always = await add({ isAlwaysOpen: true });
    expect(await openingsOf(always.id, 1)).toEqual([]);
    expect(always).toMatchObject({ isAlwaysOpen: true, weeklyMinutes: 10_080, draft: { weekly: {} } });
  });

  it('becomes another version when it is changed, and the former one stays to be looked at', async () => {
    const { id } = await add({ name: 'Former' });
    const now = await call<CalendarPage>(
      `PUT /${id}`,
      { ...aDraft({ name: 'Latter', weekly: { mon: [['22:00', '06:00']] } }), basedOn: 1 },
      200,
    );
    expect(now).toMatchObject({ version: 2, name: 'Latter', weeklyMinutes: 480 });
    expect(now.versions.map(({ version }) => version)).toEqual([2, 1]);
    expect(await call(`GET /${id}?version=1`)).toMatchObject({
      version: 1,
      name: 'Former',
      weeklyMinutes: 2400,
    });
    await call(`GET /${id}?version=3`, undefined, 404);
    expect((await eventsOf(id)).map(({ kind, body }) => [kind, body.version])).toEqual([
      ['calendar added', 1],
      ['calendar changed', 2],
    ]);
  });

  it('is not changed by two who do not know of each other', async () => {
    const { id } = await add();
    const revise = () =>
      ask(desk, `PUT /api/brands/${desk.brandId}/calendars/${id}`, {
        by: mona,
        body: { ...aDraft(), basedOn: 1 },
      });
    const answers = await Promise.all([revise(), revise(), revise()]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    expect((await eventsOf(id)).length).toBe(2);
  });

  it('is not saved while something in it is wrong, which is told by place', async () => {
    const problem = await call<Problem>(
      'POST ',
      aDraft({ zone: 'Mars', weekly: { mon: [['9', '10']] } }),
      400,
    );
    expect(problem.fields?.map(({ field }) => field)).toEqual(['zone', 'weekly.mon.0']);
    await call('POST ', { ...aDraft(), followers: 1 }, 400);
    await call('POST ', aDraft({ weekly: { mon: 'always' as never } }), 400);
  });

  it('is spelt out without being saved', async () => {
    const before = (await call<CalendarRow[]>('GET ')).length;
    const expansion = await call<Expansion>(
      'POST /expansions',
      aDraft({ file: icalendar(['2026-08-03', 'Works outing']), weekly: { mon: [['09:00', '09:00']] } }),
      200,
    );
    expect(expansion.dates).toContainEqual({
      date: '2026-08-03',
      name: 'Works outing',
      hours: [],
      from: 'file',
    });
    expect(expansion.problems.map(({ where }) => where)).toEqual(['weekly.mon.0']);
    expect((await call<CalendarRow[]>('GET ')).length).toBe(before);
  });

  it('cannot be retired while promises run in it, which are named', async () => {
    const [used] = (await call<CalendarRow[]>('GET ')).filter(({ policies }) => policies > 0);
    const refused = await call<Problem>(`DELETE /${used?.id}`, undefined, 409);
    expect(refused.detail).toMatch(/run in this calendar: Default/);
  });

  it('is retired once nothing runs in it: it stays to be looked at, and is changed no more', async () => {
    const { id } = await add({ name: 'Retired' });
    await call(`DELETE /${id}`, undefined, 204);
    expect((await call<CalendarRow[]>('GET ')).map(({ name }) => name)).not.toContain('Retired');
    expect((await call<CalendarPage>(`GET /${id}`)).retiredAt).not.toBeNull();
    await call(`DELETE /${id}`, undefined, 404);
    await call(`PUT /${id}`, { ...aDraft(), basedOn: 1 }, 404);
    expect((await eventsOf(id)).at(-1)).toMatchObject({ kind: 'calendar retired', body: { version: 1 } });
  });

  it('leaves clocks that run as they are when it is changed', async () => {
    const [used] = (await call<CalendarRow[]>('GET ')).filter(({ policies }) => policies > 0);
    const clocksOf = () =>
      desk.asOwner<{ version: number; due: Date }>(
        'select calendar_version as version, due_at as due from desk.clock where calendar_id = $1 order by due_at',
        [used?.id],
      );
    await desk.ticket();
    const before = await clocksOf();
    await call(`PUT /${used?.id}`, { ...aDraft({ weekly: { sun: [['09:00', '09:30']] } }), basedOn: 1 }, 200);
    expect(await clocksOf()).toEqual(before);
    await desk.ticket();
    expect(new Set((await clocksOf()).map(({ version }) => version))).toEqual(new Set([1, 2]));
  });

  it('can have the public holidays of countries, by name', async () => {
    const countries = await call<Country[]>('GET /countries');
    expect(countries).toContainEqual(expect.objectContaining({ code: 'BE', name: 'Belgium' }));
    const germany = countries.find(({ code }) => code === 'DE');
    expect(germany?.states.find(({ code }) => code === 'BY')?.regions.map(({ code }) => code)).toContain('A');
  });
});
