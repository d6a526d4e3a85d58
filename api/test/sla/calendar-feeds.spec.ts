import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CalendarPage } from '@evenhand/shared/wire/calendars';
import type { Problem } from '@evenhand/shared/wire/session';
import { FeedLoop } from '../../src/desk/sla/calendars/feed-loop.js';
import { startDesk, type TestDesk } from '../desk.js';
import { ask, type Seat } from '../people/asking.js';
import { aDraft, icalendar } from './calendar-draft.js';
import { serveFeed, type FeedServer } from './feed-server.js';

describe('a feed of days off', () => {
  let desk: TestDesk;
  let email: string;
  let mona: Seat;
  let feed: FeedServer;
  beforeEach(async () => {
    [desk, feed] = await Promise.all([startDesk(), serveFeed()]);
    ({ email } = await desk.person('manager'));
    mona = await desk.signIn(email);
    feed.answer(icalendar([await inDays(10), 'Outing']));
  });
  afterEach(async () => {
    feed.close();
    await desk.close();
  });

  const inDays = async (days: number) =>
    new Date((await desk.now()).getTime() + days * 86_400_000).toISOString().slice(0, 10);
  const call = async <T>(route: string, body?: object): Promise<{ status: number; body: T }> => {
    const [method = '', path = ''] = route.split(' ');
    const at = `${method} /api/brands/${desk.brandId}/calendars${path}`;
    const { status, body: said } = await ask(desk, at, { by: mona, ...(body && { body }) });
    return { status, body: said as T };
  };
  const add = async () => (await call<CalendarPage>('POST ', aDraft({ feedUrl: feed.url }))).body;
  const pageOf = async (id: string) => (await call<CalendarPage>(`GET /${id}`)).body;
  const daysOf = ({ dates }: CalendarPage) => dates.map(({ name }) => name);
  /** Sessions do not last that long. */
  const later = async (interval: string) => {
    await desk.advance(interval);
    mona = await desk.signIn(email);
  };
  const look = () => desk.app.get(FeedLoop).look();

  it('is read when the calendar is saved', async () => {
    const page = await add();
    expect(page.dates).toEqual([{ date: await inDays(10), name: 'Outing', hours: [], from: 'feed' }]);
    expect(page.feed).toMatchObject({ url: feed.url, error: null });
    expect(page.draft.feedUrl).toBe(feed.url);
  });

  it('is read again each day, and what has changed makes a version that nobody had to press for', async () => {
    const { id } = await add();
    feed.answer(icalendar([await inDays(10), 'Outing'], [await inDays(20), 'Party']));
    await look();
    expect(await pageOf(id)).toMatchObject({ version: 1 });
    await later('25 hours');
    await look();
    const page = await pageOf(id);
    expect(page).toMatchObject({ version: 2, versions: [{ version: 2, by: null }, { version: 1 }] });
    expect(daysOf(page)).toEqual(['Outing', 'Party']);
    const events = await desk.asOwner('select actor from ledger.event where chain = $1 order by seq', [id]);
    expect(events.at(-1)).toEqual({ actor: 'clocks' });
  });

  it('makes no version where nothing has changed', async () => {
    const { id } = await add();
    await later('25 hours');
    await look();
    expect(feed.timesAsked).toBe(2);
    expect((await pageOf(id)).version).toBe(1);
  });

  it('keeps past days that the feed has forgotten', async () => {
    const { id } = await add();
    await later('11 days');
    feed.answer(icalendar([await inDays(20), 'Party']));
    await look();
    expect(daysOf(await pageOf(id))).toEqual(['Outing', 'Party']);
  });

  it('that cannot be read says why, is tried again ever later, and leaves the days in force', async () => {
    const { id } = await add();
    await later('25 hours');
    feed.answer('gone', 404);
    await look();
    const failed = await pageOf(id);
    expect(failed).toMatchObject({ version: 1, feed: { error: 'The host answered 404, and no calendar.' } });
    expect(daysOf(failed)).toEqual(['Outing']);
    const waits: number[] = [];
    for (let tries = 0; tries < 3; tries += 1) {
      const { feed: state } = await pageOf(id);
      waits.push(Math.round((Date.parse(state?.nextAt ?? '') - (await desk.now()).getTime()) / 60_000));
      await later(`${waits.at(-1)} minutes 5 seconds`);
      await look();
    }
    expect(waits).toEqual([15, 30, 60]);
    feed.answer(icalendar([await inDays(8), 'Outing']));
    await call(`POST /${id}/readings`);
    expect(await pageOf(id)).toMatchObject({ version: 2, feed: { error: null } });
  });

  it('whose days cannot be used says so, and is not taken for read', async () => {
    const { id } = await add();
    await desk.asOwner(
      `update desk.calendar set rules = (rules::jsonb || jsonb_build_object('publicHolidays', $2::jsonb))::json
        where id = $1`,
      [id, JSON.stringify({ country: 'XX', state: null, region: null })],
    );
    feed.answer(icalendar([await inDays(20), 'Party']));
    await later('25 hours');
    await look();
    const { version, feed: state } = await pageOf(id);
    expect([version, state?.error]).toEqual([
      1,
      'The days off that it gives cannot be used: There are no public holidays of that place.',
    ]);
    const [kept] = await desk.asOwner<{ days: unknown }>(
      'select days, failures from desk.calendar_feed where calendar_id = $1',
      [id],
    );
    expect(kept).toEqual({ days: [{ date: expect.any(String), name: 'Outing' }], failures: 1 });
  });

  it('is read by one of several nodes', async () => {
    await add();
    await later('25 hours');
    const other = await desk.anotherNode();
    await Promise.all([look(), other.get(FeedLoop).look()]);
    expect(feed.timesAsked).toBe(2);
  });

  it('is read now when a manager says so', async () => {
    const { id } = await add();
    feed.answer(icalendar([await inDays(5), 'Moved']));
    const { status, body } = await call<CalendarPage>(`POST /${id}/readings`);
    expect([status, body.version, daysOf(body)]).toEqual([200, 2, ['Moved']]);
  });

  it('that gives no calendar at first is not saved', async () => {
    feed.answer('<html>');
    const { status, body } = await call<Problem>('POST ', aDraft({ feedUrl: feed.url }));
    expect([status, body.fields?.map(({ field }) => field)]).toEqual([400, ['feedUrl']]);
  });

  it('is not read from inside our network', async () => {
    const { body } = await call<Problem>('POST ', aDraft({ feedUrl: 'http://10.0.0.1/days.ics' }));
    expect(body.detail).toMatch(/private network/);
  });

  it('is read no more once the calendar has another, or none', async () => {
    const { id } = await add();
    await call(`PUT /${id}`, { ...aDraft(), basedOn: 1 });
    await later('25 hours');
    await look();
    expect(feed.timesAsked).toBe(1);
    expect((await call(`POST /${id}/readings`)).status).toBe(409);
    expect(await pageOf(id)).toMatchObject({ feed: null, dates: [] });
  });

  it('keeps its address from the ledger and from what auditors read', async () => {
    await add();
    await later('25 hours');
    feed.answer('gone', 500);
    await look();
    const told = await desk.asOwner<{ told: string }>(
      `select body::text as told from ledger.event
       union all select concat(rules, expanded, dates) from desk.calendar`,
    );
    expect(told.filter(({ told: text }) => /s3cret/.test(text))).toEqual([]);
  });
});
