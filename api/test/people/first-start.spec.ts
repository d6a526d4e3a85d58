import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DemoOffer } from '@evenhand/shared/wire/demo';
import type { Welcome } from '@evenhand/shared/wire/people';
import type { Me } from '@evenhand/shared/wire/session';
import { createApp } from '../../src/create-app.js';
import { DemoBrands } from '../../src/demo/demo-brand.js';
import { firstSteps } from '../../src/first-steps.js';
import { readSettings } from '../../src/settings.js';
import { cloneDatabase, type TestDatabase, withClient } from '../database.js';
import { PASSWORD } from '../desk.js';
import { ask } from './asking.js';

describe('the first start, on an empty database', () => {
  let database: TestDatabase;
  let apps: NestFastifyApplication[];
  let url: string;
  const start = async (NODE_ENV = 'test') => {
    const settings = readSettings({ NODE_ENV, LOG_LEVEL: 'error', PORT: '0', EVENHAND_WEB: 'none' });
    const app = await createApp(database, settings);
    apps.push(app);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    return app;
  };
  beforeEach(async () => {
    database = await cloneDatabase();
    apps = [];
  });
  afterEach(async () => {
    for (const app of apps) await app.close();
    await database.drop();
  });

  const FOUNDER = { name: 'Fay First', email: 'fay@example.com', brand: 'Fay’s Phones' };
  const printed = async (app: NestFastifyApplication) => (await firstSteps(app, url)).join('\n');
  const tokenIn = (text: string) => /http:\/\/127\.0\.0\.1:\d+\/welcome#([\w-]{43})$/m.exec(text)?.[1] ?? '';
  const look = (token: string) => ask<Welcome>({ url }, 'POST /api/welcome/look', { body: { token } });
  const accept = (token: string, given: object = FOUNDER) =>
    ask<Me>({ url }, 'POST /api/welcome', { body: { token, password: PASSWORD, ...given } });

  it('prints an address at which the first admin names themselves and their brand', async () => {
    const token = tokenIn(await printed(await start()));
    const nothingYet = { brand: null, name: null, email: null };
    expect((await look(token)).body).toEqual({ ...nothingYet, role: 'admin', isKnown: false, mayDemo: true });
    const came = await accept(token);
    expect(came.body).toMatchObject({
      ...{ name: 'Fay First', email: 'fay@example.com' },
      brands: [{ name: 'Fay’s Phones', role: 'admin' }],
    });
    expect((await ask<Me>({ url }, 'GET /api/session', { by: came.seat })).body).toEqual(came.body);
    const rules = await withClient(database.owner, (client) =>
      client.query('select from desk.word_rule where brand_id = $1', [came.body.brands[0]?.id]),
    );
    expect(rules.rowCount).toBeGreaterThan(0);
  });

  it.each(['test', 'production'])(
    'says at the door, in %s, that nobody works here until somebody does',
    async (mode) => {
      const token = tokenIn(await printed(await start(mode)));
      const offer = async () => (await ask<DemoOffer>({ url }, 'GET /api/demo')).body;
      expect(await offer()).toMatchObject({ isNobodyHere: true, mayLoad: mode === 'test', people: [] });
      await accept(token);
      expect((await offer()).isNobodyHere).toBe(false);
    },
  );

  it('prints a fresh address at each start, and the older ones die', async () => {
    const app = await start();
    const older = tokenIn(await printed(app));
    const newer = tokenIn(await printed(app));
    expect(newer).not.toBe(older);
    expect((await accept(older)).code).toBe('invitation-over');
    expect((await accept(newer)).status).toBe(200);
  });

  it('makes one first admin of two who come at the same moment', async () => {
    const token = tokenIn(await printed(await start()));
    const other = { name: 'Sid Second', email: 'sid@example.com', brand: 'Sid’s' };
    const came = await Promise.all([accept(token), accept(token, other)]);
    expect(came.map(({ status }) => status).toSorted()).toEqual([200, 404]);
    const { rows } = await withClient(database.owner, (client) =>
      client.query(
        'select (select count(*)::int from people.person) as people, (select count(*)::int from desk.brand) as brands',
      ),
    );
    expect(rows).toEqual([{ people: 1, brands: 1 }]);
  });

  it.each(['name', 'email', 'brand'])('wants the %s, and is not used up without it', async (field) => {
    const token = tokenIn(await printed(await start()));
    expect(await accept(token, { ...FOUNDER, [field]: undefined })).toMatchObject({
      status: 400,
      body: { fields: [{ field }] },
    });
    expect((await accept(token)).status).toBe(200);
  });

  it('prints nothing once somebody works here, and the address printed before is over', async () => {
    const app = await start();
    const token = tokenIn(await printed(app));
    await withClient(database.owner, (client) =>
      client.query(
        "insert into people.person (id, email, name, created_at) values (gen_random_uuid(), 'a@b.example', 'A', now())",
      ),
    );
    expect(await printed(app)).toBe('');
    expect((await accept(token)).code).toBe('invitation-over');
  });

  it('makes nobody the first admin with an address that was printed before somebody else came', async () => {
    const token = tokenIn(await printed(await start()));
    await withClient(database.owner, (client) =>
      client.query(
        "insert into people.person (id, email, name, created_at) values (gen_random_uuid(), 'a@b.example', 'A', now())",
      ),
    );
    const refused = { status: 409, code: 'not-the-first' };
    expect(await look(token)).toMatchObject(refused);
    expect(await accept(token)).toMatchObject(refused);
  });

  it('prints the address also where the demo was loaded first, and its people stand in nobody’s way', async () => {
    const app = await start();
    const before = tokenIn(await printed(app));
    await app.get(DemoBrands).make();
    expect((await look(before)).status).toBe(200);
    expect((await accept(tokenIn(await printed(app)))).status).toBe(200);
    expect(await printed(app)).toBe('');
  });

  it('offers no demo in production', async () => {
    const token = tokenIn(await printed(await start('production')));
    expect((await look(token)).body).toMatchObject({ role: 'admin', mayDemo: false });
  });
});
