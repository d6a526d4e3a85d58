import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createPlainServer } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Outbound } from '../../src/platform/outbound.js';
import { readSettings } from '../../src/settings.js';

const PRIVATE = /private network/;

class Hasty extends Outbound {
  protected override readonly timeMs = 100;
}

const outbound = (allowed = '127.0.0.1') =>
  new Outbound(readSettings({ EVENHAND_ALLOW_PRIVATE_HOSTS: allowed }));

describe('the way out', () => {
  const servers: { close(): unknown }[] = [];
  afterEach(() => servers.splice(0).forEach((server) => server.close()));

  async function serve(listener: RequestListener, host = '127.0.0.1'): Promise<string> {
    const server: Server = createServer(listener).listen(0, host);
    await once(server, 'listening');
    servers.push(server);
    return `http://${host}:${(server.address() as AddressInfo).port}`;
  }

  it('brings back what a host answers, and its status', async () => {
    const url = await serve((_, response) => response.writeHead(410).end('it is gone — für immer'));
    expect(await outbound().get(url)).toEqual({ status: 410, text: 'it is gone — für immer' });
  });

  it('posts a body with its headers', async () => {
    const got: string[] = [];
    const url = await serve((request, response) => {
      request.on('data', (chunk: Buffer) =>
        got.push(`${String(request.headers['x-mark'])} ${chunk.toString()}`),
      );
      request.on('end', () => response.end('thanks'));
    });
    const answer = await outbound().post(url, { headers: { 'x-mark': 'a' }, body: '{"text":"ö"}' });
    expect(answer).toEqual({ status: 200, text: 'thanks' });
    expect(got).toEqual(['a {"text":"ö"}']);
  });

  it.each([
    'http://127.0.0.1:1/',
    'http://localhost:1/',
    'http://[::1]:1/',
    'http://[::ffff:127.0.0.1]:1/',
    'http://2130706433:1/',
    'http://0.0.0.0:1/',
    'http://10.1.2.3/',
    'http://192.168.1.1/',
    'http://172.16.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
    'https://127.0.0.1:1/',
  ])('does not ask %s, which is not public', async (url) => {
    await expect(new Outbound(readSettings({})).get(url)).rejects.toThrow(PRIVATE);
    await expect(new Outbound(readSettings({})).post(url, { headers: {}, body: '' })).rejects.toThrow(
      PRIVATE,
    );
  });

  it.each([
    ['127.0.0.1', true],
    ['10.0.0.0/8, 127.0.0.0/8', true],
    ['10.0.0.0/8', false],
    ['localhost', false],
  ])('asks this machine where the settings allow %s: %s', async (allowed, isAllowed) => {
    const url = await serve((_, response) => response.end('here'));
    const answer = outbound(allowed).get(url);
    if (isAllowed) expect((await answer).text).toBe('here');
    else await expect(answer).rejects.toThrow(PRIVATE);
  });

  it('asks a host that the settings allow by its name, and no other', async () => {
    const url = (await serve((_, response) => response.end('here'))).replace('127.0.0.1', 'localhost');
    expect((await outbound('localhost').get(url)).text).toBe('here');
    await expect(outbound('elsewhere').get(url)).rejects.toThrow(PRIVATE);
  });

  it('follows a redirect on the same host', async () => {
    const url = await serve((request, response) =>
      request.url === '/old' ? response.writeHead(301, { location: '/new' }).end() : response.end('new'),
    );
    expect(await outbound().get(`${url}/old`)).toEqual({ status: 200, text: 'new' });
  });

  it.each([
    ['http://127.0.0.2/', /another host/],
    ['http://169.254.169.254/', /another host/],
    ['file:///etc/passwd', /does not begin/],
    ['/again', /again and again/],
  ])('does not follow one to %s', async (location, why) => {
    const url = await serve((_, response) => response.writeHead(302, { location }).end());
    await expect(outbound().get(url)).rejects.toThrow(why);
  });

  it('takes a redirect of what it posts for the answer', async () => {
    const url = await serve((_, response) => response.writeHead(307, { location: '/new' }).end());
    expect((await outbound().post(url, { headers: {}, body: '' })).status).toBe(307);
  });

  it('gives up on a host that is silent, and on one that never ends', async () => {
    const hasty = new Hasty(readSettings({ EVENHAND_ALLOW_PRIVATE_HOSTS: '127.0.0.1' }));
    const silent = await serve(() => undefined);
    const endless = await serve((_, response) => response.write('and '));
    await expect(hasty.get(silent)).rejects.toThrow('The host did not answer in time.');
    await expect(hasty.get(endless)).rejects.toThrow('The host did not answer in time.');
  });

  it('reads no more than two million bytes', async () => {
    const url = await serve((_, response) => response.end('x'.repeat(2 * 1024 * 1024 + 1)));
    await expect(outbound().get(url)).rejects.toThrow('It answered more than we read.');
  });

  it('says in words what went wrong, and never the address', async () => {
    const plain = createPlainServer((socket) => socket.end('SSH-2.0\r\n')).listen(0, '127.0.0.1');
    await once(plain, 'listening');
    servers.push(plain);
    const { port } = plain.address() as AddressInfo;
    const sentences = await Promise.all(
      [`http://127.0.0.1:${port}/s3cret`, 'http://127.0.0.1:1/s3cret', 'ftp://s3cret', 's3cret'].map((url) =>
        outbound()
          .get(url)
          .catch((error: unknown) => (error as Error).message),
      ),
    );
    expect(sentences).toEqual([
      'What it answered is not HTTP.',
      'The host does not take connections there.',
      'The address does not begin with https:// or http://.',
      'The address does not begin with https:// or http://.',
    ]);
  });
});
