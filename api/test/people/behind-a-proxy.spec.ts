import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/create-app.js';
import { readSettings } from '../../src/settings.js';
import { PASSWORD, startDesk, type TestDesk } from '../desk.js';
import { WatchingPage } from '../live/watching.js';
import { ask } from './asking.js';

const NOT_HERE = '192.0.2.7';

describe('behind a proxy that asks for us by another host than the browser did', () => {
  let desk: TestDesk;
  let email: string;
  let cookie: string;
  let page: WatchingPage;
  const nodes = new Map<string, NestFastifyApplication>();
  beforeAll(async () => {
    desk = await startDesk();
    ({ email } = await desk.person('agent'));
    ({ cookie } = await desk.signIn(email));
    for (const proxies of ['127.0.0.1', '127.0.0.0/8', 'loopback', NOT_HERE])
      nodes.set(proxies, await start(proxies));
  });
  afterAll(async () => {
    for (const node of nodes.values()) await node.close();
    await desk.close();
  });
  afterEach(() => page.cut());

  const start = async (proxies: string) => {
    const settings = { NODE_ENV: 'test', LOG_LEVEL: 'error', PORT: '0', TRUSTED_PROXIES: proxies };
    const node = await createApp(desk.database, readSettings(settings));
    await node.listen(0, '127.0.0.1');
    return node;
  };
  /** What becomes of signing in, and of opening a socket. */
  const outcome = async (proxies: string | null, headers: Record<string, string>) => {
    const node = proxies === null ? desk.app : nodes.get(proxies)!;
    const url = (await node.getUrl()).replace('[::1]', '127.0.0.1');
    const body = { email, password: PASSWORD };
    const { status } = await ask({ url }, 'POST /api/session', { body, headers });
    page = new WatchingPage(desk, cookie);
    const socket = await page.connect(headers, url);
    return [status, socket.connected];
  };
  const ours = { origin: 'https://desk.example', 'x-forwarded-host': 'desk.example' };

  it.each(['127.0.0.1', '127.0.0.0/8', 'loopback'])(
    'our own page is at home where %s is trusted',
    async (proxies) => {
      expect(await outcome(proxies, ours)).toEqual([200, true]);
    },
  );

  it('another site’s page is not at home, whatever it says itself before the proxy does', async () => {
    const origin = 'https://evil.example';
    expect(await outcome('127.0.0.1', { ...ours, origin })).toEqual([403, false]);
    const headers = { origin, 'x-forwarded-host': 'evil.example, desk.example' };
    expect(await outcome('127.0.0.1', headers)).toEqual([403, false]);
  });

  it.each([null, NOT_HERE])(
    'nobody is believed who is not trusted (TRUSTED_PROXIES: %s)',
    async (proxies) => {
      expect(await outcome(proxies, ours)).toEqual([403, false]);
    },
  );

  it('a page asked for without the proxy is at home as before', async () => {
    const url = await nodes.get('127.0.0.1')!.getUrl();
    expect(await outcome('127.0.0.1', { origin: url.replace('[::1]', '127.0.0.1') })).toEqual([200, true]);
  });

  it('a proxy that is no address keeps us from starting', async () => {
    await expect(start('proxy.example')).rejects.toThrow('proxy.example');
  });
});
