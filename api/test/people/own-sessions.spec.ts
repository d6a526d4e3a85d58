import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { OpenSession } from '@evenhand/shared/wire/people';
import { PASSWORD, startDesk, type TestDesk } from '../desk.js';
import { ask, type Seat } from './asking.js';

const NEW_PASSWORD = 'quite another password';

describe('one’s own sessions', () => {
  let desk: TestDesk;
  let email: string;
  let seat: Seat;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.close());
  beforeEach(async () => {
    email = (await desk.person('agent')).email;
    seat = await desk.signIn(email);
  });

  const signIn = async (headers: Record<string, string> = {}, password = PASSWORD) =>
    (await ask(desk, 'POST /api/session', { body: { email, password }, headers })).seat;
  const list = (by = seat) => ask<OpenSession[]>(desk, 'GET /api/sessions', { by });
  const end = (id: string, by = seat) => ask(desk, `DELETE /api/sessions/${id}`, { by });
  const status = async (by: Seat) => (await ask(desk, 'GET /api/session', { by })).status;
  const change = (old: string, fresh = NEW_PASSWORD) =>
    ask(desk, 'PUT /api/session/password', { by: seat, body: { old, new: fresh } });
  const tokenOf = ({ cookie }: Seat) => /evenhand=([^;]+)/.exec(cookie)?.[1] ?? '';

  it('are listed with device and address, this one first, and nobody else’s', async () => {
    await desk.signIn((await desk.person('agent')).email);
    await signIn({ 'user-agent': `<b>Fire</b>fox ${'x'.repeat(300)}` });
    const { body } = await list();
    expect(body).toHaveLength(2);
    expect(body[0]).toEqual({
      ...{ id: expect.any(String), isThis: true, device: 'node', address: '127.0.0.1' },
      openedAt: expect.stringMatching(/^\d{4}/),
      ...{ seenAt: expect.stringMatching(/^\d{4}/), expiresAt: expect.stringMatching(/^\d{4}/) },
    });
    expect(body[1]).toMatchObject({ isThis: false, device: `<b>Fire</b>fox ${'x'.repeat(185)}` });
    expect(JSON.stringify(body)).not.toContain(tokenOf(seat));
  });

  it('end one at a time, this one too', async () => {
    const other = await signIn();
    const [mine, theirs] = (await list()).body;
    expect((await end(theirs?.id ?? '')).status).toBe(204);
    expect([await status(other), await status(seat)]).toEqual([401, 200]);
    expect((await end(theirs?.id ?? '')).status).toBe(404);
    expect((await end(mine?.id ?? '')).status).toBe(204);
    expect(await status(seat)).toBe(401);
  });

  it('are nobody else’s to end', async () => {
    const stranger = await desk.signIn((await desk.person('admin')).email);
    const [mine] = (await list()).body;
    expect((await end(mine?.id ?? '', stranger)).status).toBe(404);
    expect(await status(seat)).toBe(200);
  });

  it('end with a new password, but for the one in which it was set', async () => {
    const other = await signIn();
    expect((await change(PASSWORD)).status).toBe(204);
    expect([await status(other), await status(seat)]).toEqual([401, 200]);
    expect((await signIn()).cookie).toBe('');
    expect((await signIn({}, NEW_PASSWORD)).cookie).toMatch(/^evenhand=/);
  });

  it('stay as they are where the old password is wrong, or the new one too short', async () => {
    const other = await signIn();
    expect(await change('not the old one')).toMatchObject({ status: 422, code: 'password-wrong' });
    expect(await change(PASSWORD, 'short')).toMatchObject({ status: 400, code: 'password-short' });
    expect([await status(other), await status(seat)]).toEqual([200, 200]);
  });

  it('let nobody try out passwords', async () => {
    for (let tried = 0; tried < 10; tried += 1) expect((await change('not the old one')).status).toBe(422);
    expect(await change(PASSWORD)).toMatchObject({ status: 429, code: 'too-often' });
  });

  it('say when they were last used, which is written once a minute at most', async () => {
    const seen = async () => (await list()).body[0]?.seenAt;
    const first = await seen();
    expect(await seen()).toBe(first);
    await desk.advance('59 seconds');
    expect(await seen()).toBe(first);
    await desk.advance('2 seconds');
    await seen();
    expect(Date.parse((await seen()) ?? '') - Date.parse(first ?? '')).toBeGreaterThan(60_000);
  });

  it('never begin with a token that somebody planted', async () => {
    const planted = 'p'.repeat(43);
    const opened = await signIn({ cookie: `evenhand=${planted}` });
    expect(tokenOf(opened)).not.toBe(planted);
    expect(await status({ cookie: `evenhand=${planted}`, csrf: '' })).toBe(401);
    expect(await status(opened)).toBe(200);
  });

  it('never go on in a session that somebody was given: signing in ends it', async () => {
    const attackers = await desk.signIn((await desk.person('agent')).email);
    const opened = await signIn({ cookie: attackers.cookie });
    expect(tokenOf(opened)).not.toBe(tokenOf(attackers));
    expect([await status(attackers), await status(opened)]).toEqual([401, 200]);
  });

  it('end for nobody when signing in fails', async () => {
    await signIn({ cookie: seat.cookie }, 'a wrong password');
    expect(await status(seat)).toBe(200);
  });
});
