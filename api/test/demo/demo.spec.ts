import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Demo as DemoShown } from '@evenhand/shared/wire/demo';
import type { BoardPage } from '@evenhand/shared/wire/board';
import type { Me } from '@evenhand/shared/wire/session';
import { CAST } from '../../src/demo/cast.js';
import { clearDemo } from '../../src/demo/clear-demo.js';
import type { DemoBrand } from '../../src/demo/demo-brand.js';
import { DemoStream } from '../../src/demo/demo-stream.js';
import { Demo } from '../../src/demo/demo.js';
import { createApp } from '../../src/create-app.js';
import { Policies } from '../../src/desk/sla/policies/policies.js';
import { readSettings } from '../../src/settings.js';
import { People } from '../../src/people/people.js';
import { PASSWORD, startDesk, type TestDesk } from '../desk.js';
import { ask } from '../people/asking.js';
import { until } from '../until.js';

const signInAt = async (url: string, email: string, password: string) => {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ email, password });
  return (await fetch(`${url}/api/session`, { method: 'POST', headers, body })).status;
};

const signInOf = ({ email, password }: { email: string; password: string }) => ({ email, password });

describe('the demo', () => {
  let desk: TestDesk;
  let brand: DemoBrand;
  const heard: number[] = [];
  beforeAll(async () => {
    desk = await startDesk();
    brand = await desk.app.get(Demo).load((progress) => heard.push(progress));
    await desk.advance('11 seconds');
    await until(async () => (await outgoing('delivered')) >= 6, 'its answers are delivered');
  }, 300_000);
  afterAll(() => desk.close());

  const outgoing = async (state: string) =>
    count('select count(*)::int as n from desk.outgoing where brand_id = $1 and state = $2', state);
  const count = async (sql: string, ...more: string[]) =>
    (await desk.asOwner<{ n: number }>(sql, [brand.id, ...more]))[0]?.n ?? 0;
  const column = async (sql: string) =>
    (await desk.asOwner<{ one: string }>(`${sql} order by 1`, [brand.id])).map(({ one }) => one);
  const tickets = (which: string) =>
    count(`select count(*)::int as n from desk.ticket where brand_id = $1 and ${which}`);
  const unseenBy = (name: string) =>
    count(
      `select count(*)::int as n from desk.notice n join people.person p on p.id = n.person_id
        where n.brand_id = $1 and n.seen_at is null and p.name = $2`,
      name,
    );
  const shown = async () => (await (await fetch(`${desk.url}/api/demo`)).json()) as DemoShown;

  it('has at least 80 complaints, in three languages, and threads that went on', async () => {
    expect(
      await count('select count(*)::int as n from desk.ticket where brand_id = $1'),
    ).toBeGreaterThanOrEqual(80);
    const languages = await desk.asOwner<{ language: string; tickets: number }>(
      'select language, count(*)::int as tickets from desk.ticket where brand_id = $1 group by 1',
      [brand.id],
    );
    for (const language of ['en', 'nl', 'fr'])
      expect(languages.find((one) => one.language === language)?.tickets).toBeGreaterThanOrEqual(20);
    for (const outcome of ['attached', 'bystander', 'reply'])
      expect(
        await count('select count(*)::int as n from desk.post where brand_id = $1 and outcome = $2', outcome),
      ).toBeGreaterThanOrEqual(5);
  });

  it('has tickets in every state that people bring about, and breaches', async () => {
    const states = await desk.asOwner<{ state: string }>(
      'select distinct state from desk.ticket where brand_id = $1',
      [brand.id],
    );
    expect(states.map(({ state }) => state).toSorted()).toEqual(['open', 'resolved', 'set aside', 'waiting']);
    await until(async () => (await breached()) >= 10, 'the alarm has rung for what is late');
    expect(
      await count(
        'select count(*)::int as n from desk.ticket where brand_id = $1 and assignee_id is not null',
      ),
    ).toBeGreaterThanOrEqual(10);
  });

  it('has promises that were kept, on the board and elsewhere', async () => {
    const keptOn = (channel: string) =>
      count(
        `select count(*)::int as n from desk.clock c join desk.ticket t on t.id = c.ticket_id
          where c.brand_id = $1 and t.channel = $2 and c.kind = 'first_response' and c.state = 'met'`,
        channel,
      );
    // What was said a moment ago is on its way for ten seconds more.
    await until(async () => (await keptOn('board')) >= 4, 'the board has what was answered on it');
    expect(await keptOn('x')).toBeGreaterThanOrEqual(5);
  });

  it('shows clocks in every state, and why some of them stand still', async () => {
    const states = await column('select distinct state as one from desk.clock where brand_id = $1');
    expect(states).toEqual(expect.arrayContaining(['running', 'paused', 'met', 'breached']));
    const waits = await column(
      'select distinct why as one from desk.pause where brand_id = $1 and to_at is null',
    );
    expect(waits).toEqual(['customer', 'third party']);
    expect(await tickets('waiting_on is not null')).toBe(1);
    expect(await tickets(`state = 'resolved' and verify_until > desk.now()`)).toBeGreaterThanOrEqual(3);
    expect(await tickets(`state = 'open' and recurrences = 1`)).toBe(1);
    expect(
      await count(`select count(*)::int as n from desk.clock where brand_id = $1 and round > 1`),
    ).toBeGreaterThanOrEqual(1);
    expect(await count('select count(*)::int as n from desk.loss where brand_id = $1')).toBe(1);
    expect(
      await count('select count(*)::int as n from desk.post where brand_id = $1 and not wants_answer'),
    ).toBeGreaterThanOrEqual(1);
  });

  it('climbs: on call, then the owner, but for what somebody has taken note of', async () => {
    await until(async () => (await unseenBy('Mara Okonkwo')) >= 3, 'the manager is told');
    expect((await unseenBy('Ana Ferreira')) + (await unseenBy('Ben Whitaker'))).toBeGreaterThanOrEqual(1);
    expect(await tickets('quiet_until > desk.now()')).toBe(1);
    expect(
      await count(`select count(distinct ticket_id)::int as n from desk.clock c
                    where brand_id = $1 and rule = 1 and lift > 0`),
    ).toBeGreaterThanOrEqual(3);
    expect(
      await column('select distinct is_override::text as one from desk.shift where brand_id = $1'),
    ).toEqual(['false', 'true']);
  });

  it('promises by rules, in office hours and round the clock, and has tightened them since', async () => {
    const policies = await desk.app.get(Policies).list(brand.id);
    expect(policies).toMatchObject([{ version: 3, isDefault: true, accounts: { length: 5 } }]);
    expect(policies[0]?.openUnderOlder).toBeGreaterThanOrEqual(50);
    expect(await column('select distinct name as one from desk.calendar where brand_id = $1')).toEqual([
      ...['Always open', 'Office hours'],
    ]);
  });

  it('hands out first what can be answered from here', async () => {
    const next = await desk.asOwner<{ channel: string }>(
      `select channel from desk.ticket where brand_id = $1 and state = 'open' and assignee_id is null
        order by due_at, opened_at, id limit 5`,
      [brand.id],
    );
    expect(next.map(({ channel }) => channel)).toEqual(Array(5).fill('board'));
  });

  const breached = () =>
    count(`select count(*)::int as n from desk.clock where brand_id = $1 and state = 'breached'`);

  it('says how far it is while it is loaded, and whom one can be', async () => {
    expect(heard).toEqual(heard.toSorted((a, b) => a - b));
    expect(heard.at(-1)).toBe(1);
    const { state, people } = await shown();
    expect(state).toBe('loaded');
    expect(people).toEqual(CAST);
    for (const { email, password } of people) expect(await signInAt(desk.url, email, password)).toBe(200);
  });

  it('shows its answers on a public board', async () => {
    const { boardPath } = await shown();
    const page = (await (await fetch(`${desk.url}/api${boardPath}`)).json()) as BoardPage;
    expect(page.brand).toBe('Fabeltel');
    const answers = await count(
      `select count(*)::int as n from board.post where brand_id = $1 and kind = 'answer'`,
    );
    expect(answers).toBe(await outgoing('delivered'));
  });

  it('goes on while somebody watches', async () => {
    const posts = () => count('select count(*)::int as n from desk.post where brand_id = $1');
    const before = await posts();
    for (let line = 0; line < 4; line += 1) await desk.app.get(DemoStream).sayNext(brand.id);
    await until(async () => (await posts()) === before + 4, 'four more posts are taken in');
  });

  it('is not there in production, where its people cannot sign in', async () => {
    await desk.asOwner(`update desk.time_shift set shift = '0'`);
    const settings = readSettings({ NODE_ENV: 'production', LOG_LEVEL: 'silent' });
    const app = await createApp(desk.database, settings);
    await app.listen(0, '127.0.0.1');
    const url = await app.getUrl();
    const offer = await fetch(`${url}/api/demo`);
    expect([offer.status, await offer.json()]).toEqual([
      200,
      { state: 'absent', progress: 0, people: [], boardPath: null, mayLoad: false, isNobodyHere: false },
    ]);
    expect((await fetch(`${url}/api/demo`, { method: 'POST' })).status).toBe(401);
    for (const { email, password } of CAST) expect(await signInAt(url, email, password)).toBe(401);
    await app.close();
  });

  it('leaves real people who look at it alone in production, and hides itself from them', async () => {
    const { email } = await desk.person('admin', 'The Boss');
    const guest = { email, name: 'The Boss', password: PASSWORD, role: 'agent', mayBeKnown: true } as const;
    await desk.app.get(People).add(brand.id, guest, 'test');
    const settings = readSettings({ NODE_ENV: 'production', LOG_LEVEL: 'silent' });
    const app = await createApp(desk.database, settings);
    await app.listen(0, '127.0.0.1');
    const url = await app.getUrl();
    const { body } = await ask<Me>({ url }, 'POST /api/session', { body: { email, password: PASSWORD } });
    expect(body.brands).toMatchObject([{ id: desk.brandId, role: 'admin' }]);
    const cast = await ask(desk, 'POST /api/session', { body: CAST[0] && signInOf(CAST[0]) });
    expect((await ask(desk, 'GET /api/session', { by: cast.seat })).status).toBe(200);
    expect((await ask({ url }, 'GET /api/session', { by: cast.seat })).status).toBe(401);
    await app.close();
  });

  it('is loaded once', async () => {
    await expect(desk.app.get(Demo).load()).rejects.toThrow('loaded already');
  });

  it('is gone without a trace after it is cleared', async () => {
    expect(await clearDemo(desk.database.owner)).toBe(true);
    const tables = await desk.asOwner<{ table: string }>(
      `select c.oid::regclass::text as table from pg_attribute a join pg_class c on c.oid = a.attrelid
        where a.attname = 'brand_id' and c.relkind = 'r' and c.relnamespace::regnamespace::text !~ '^(pg_|information)'`,
    );
    const left = await Promise.all(
      tables.map(async ({ table }) => [
        table,
        await count(`select count(*)::int as n from ${table} where brand_id = $1`),
      ]),
    );
    expect(left.filter(([, rows]) => rows !== 0)).toEqual([]);
    expect(
      await desk.asOwner(`select email from people.person where email like '%@fabeltel.example'`),
    ).toEqual([]);
    expect((await shown()).state).toBe('absent');
    expect(await clearDemo(desk.database.owner)).toBe(false);
  });

  it('is not said to be loaded, nor loaded twice, while it is being loaded', async () => {
    const loading = desk.app.get(Demo).load();
    const states = new Set<string>();
    const isThere = async () => (await desk.asOwner('select from desk.brand')).length > 1;
    do states.add((await shown()).state);
    while (!(await isThere()));
    states.add((await shown()).state);
    expect([...states]).toEqual(['loading']);
    await expect(desk.app.get(Demo).load()).rejects.toThrow('being loaded');
    await loading;
  });
});
