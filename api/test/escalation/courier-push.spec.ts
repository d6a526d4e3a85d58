import { createECDH, createPublicKey, randomBytes, verify } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import webPush from 'web-push';
import { startDesk, type TestDesk } from '../desk.js';
import { ask, type Seat } from '../people/asking.js';
import { until } from '../until.js';
import { allSettled, AT_ONCE, dispatch, dispatches } from './at-the-ladder.js';
import { openDoorstep } from './post-office.js';

const { publicKey, privateKey } = webPush.generateVAPIDKeys();
const KEYS = { EVENHAND_VAPID_PUBLIC: publicKey, EVENHAND_VAPID_PRIVATE: privateKey };

/** What a browser makes when somebody lets it. */
function aBrowser(url: string, name = 'browser') {
  const keys = createECDH('prime256v1');
  keys.generateKeys();
  return {
    endpoint: `${url}/${name}`,
    p256dh: keys.getPublicKey('base64url'),
    auth: randomBytes(16).toString('base64url'),
  };
}

describe('web push', () => {
  let service: Awaited<ReturnType<typeof openDoorstep>>;
  let desk: TestDesk;
  let seat: Seat;
  let personId: string;
  beforeEach(async () => {
    service = await openDoorstep();
    service.step.status = 201;
    desk = await startDesk({}, { ...AT_ONCE, ...KEYS, EVENHAND_VAPID_SUBJECT: 'mailto:ops@example.com' });
    const { id, email } = await desk.person('agent');
    [seat, personId] = [await desk.signIn(email), id];
  });
  afterEach(async () => {
    await desk.close();
    await service.close();
  });

  const subscribe = (body: object, by = seat) => ask(desk, 'PUT /api/me/push-subscription', { by, body });
  const subscribed = () =>
    desk.asOwner<{ endpoint: string; personId: string }>(
      'select endpoint, person_id as "personId" from people.push_subscription order by endpoint',
    );

  it('reaches each browser that a person asked for it in, encrypted and signed by our key', async () => {
    const [home, phone] = [aBrowser(service.url, 'home'), aBrowser(service.url, 'phone')];
    expect((await subscribe(home)).status).toBe(204);
    expect((await subscribe(phone)).status).toBe(204);
    const ticket = await desk.ticket({ text: 'My line is dead.' });
    await dispatch(desk, ticket, { by: 'push', personId });
    expect(await allSettled(desk)).toMatchObject([{ state: 'sent' }]);
    expect(service.heard.map(({ path }) => path).sort()).toEqual(['/home', '/phone']);
    for (const { headers, body } of service.heard) {
      expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: 'high', ttl: '3600' });
      expect(body.toString()).not.toContain('My line is dead.');
      expect(claimsIn(headers.authorization ?? '')).toMatchObject({
        aud: service.url,
        sub: 'mailto:ops@example.com',
      });
    }
  });

  it.each([404, 410])('forgets a browser of which the service says %i', async (status) => {
    await subscribe(aBrowser(service.url));
    service.step.status = status;
    await dispatch(desk, await desk.ticket(), { by: 'push', personId });
    expect(await allSettled(desk)).toMatchObject([{ state: 'failed' }]);
    expect(await subscribed()).toEqual([]);
  });

  it.each([429, 503])('tries again where the service says %i', async (status) => {
    await subscribe(aBrowser(service.url));
    service.step.status = status;
    await dispatch(desk, await desk.ticket(), { by: 'push', personId });
    await until(async () => (await dispatches(desk))[0]?.reason !== null, 'it was put off');
    expect(await dispatches(desk)).toMatchObject([{ state: 'waiting' }]);
    service.step.status = 201;
    await desk.advance('11 seconds');
    expect(await allSettled(desk)).toMatchObject([{ state: 'sent' }]);
  });

  it('fails for somebody who asked for it in no browser', async () => {
    const ticket = await desk.ticket();
    await dispatch(desk, ticket, { by: 'push', personId });
    await allSettled(desk);
    expect(await ticket.events('could not tell')).toMatchObject([{ body: { reason: 'no browser' } }]);
  });

  it('tells whoever signed in last in a browser, and nobody once they say so', async () => {
    const browser = aBrowser(service.url);
    await subscribe(browser);
    const other = await desk.person('manager');
    const theirs = await desk.signIn(other.email);
    await subscribe(browser, theirs);
    expect(await subscribed()).toEqual([{ endpoint: browser.endpoint, personId: other.id }]);
    const { endpoint } = browser;
    const leave = (by: Seat) => ask(desk, 'DELETE /api/me/push-subscription', { by, body: { endpoint } });
    expect((await leave(seat)).status).toBe(204);
    expect(await subscribed()).toHaveLength(1);
    await leave(theirs);
    expect(await subscribed()).toEqual([]);
  });

  it('tells nobody in a browser whose session has ended', async () => {
    await subscribe(aBrowser(service.url));
    await ask(desk, 'DELETE /api/session', { by: seat });
    await dispatch(desk, await desk.ticket(), { by: 'push', personId });
    expect(await allSettled(desk)).toMatchObject([{ state: 'failed' }]);
    expect(service.heard).toEqual([]);
  });

  it('keeps ten browsers of a person', async () => {
    for (let n = 0; n < 12; n += 1) await subscribe(aBrowser(service.url, String(n)));
    expect(await subscribed()).toHaveLength(10);
  });

  it('takes no endpoint without https, and no keys that no browser made', async () => {
    const browser = aBrowser('https://push.example.com');
    const odd = [
      { ...browser, endpoint: 'http://push.example.com/x' },
      { ...browser, endpoint: 'ftp://push.example.com/x' },
      { ...browser, p256dh: randomBytes(65).toString('base64url') },
      { ...browser, auth: 'short' },
      { ...browser, more: 'x' },
    ];
    for (const body of odd) expect((await subscribe(body)).status).toBe(400);
    expect(await subscribed()).toEqual([]);
  });

  it('asks no service in our own network', async () => {
    await subscribe(aBrowser('https://127.0.0.2:9'));
    await dispatch(desk, await desk.ticket(), { by: 'push', personId });
    await until(async () => (await dispatches(desk))[0]?.reason !== null, 'it was refused');
    expect((await dispatches(desk))[0]?.reason).toMatch(/private network/);
  });

  it('tells a browser by which key to ask', async () => {
    const { body } = await ask(desk, 'GET /api/me/push-subscription', { by: seat });
    expect(body).toEqual({ publicKey });
  });

  it('writes in the language that a person reads', async () => {
    for (const language of ['fr', 'nl'])
      expect((await ask(desk, 'PUT /api/me/language', { by: seat, body: { language } })).status).toBe(204);
    const sql = 'select language from people.person where id = $1';
    expect(await desk.asOwner(sql, [personId])).toEqual([{ language: 'nl' }]);
  });
});

/** What our key signed: RFC 8292. */
function claimsIn(authorization: string): object {
  const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? [];
  const [header = '', claims = '', signature = ''] = token.split('.');
  expect(key).toBe(publicKey);
  const point = Buffer.from(key, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
  const jwk = { kty: 'EC', crv: 'P-256', x, y } as const;
  const signer = {
    key: createPublicKey({ key: jwk as never, format: 'jwk' }),
    dsaEncoding: 'ieee-p1363',
  } as const;
  expect(
    verify('sha256', Buffer.from(`${header}.${claims}`), signer, Buffer.from(signature, 'base64url')),
  ).toBe(true);
  return JSON.parse(Buffer.from(claims, 'base64url').toString()) as object;
}
