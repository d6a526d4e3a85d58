import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Me, Problem } from '@evenhand/shared/wire/session';
import { People } from '../../src/people/people.js';
import { PASSWORD, startDesk, type TestDesk } from '../desk.js';

describe('a session', () => {
  let desk: TestDesk;
  let email: string;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.close());
  beforeEach(async () => {
    email = (await desk.person('agent')).email;
  });

  const signIn = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${desk.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const who = (cookie: string) => fetch(`${desk.url}/api/session`, { headers: { cookie } });
  const signOut = (headers: Record<string, string>) =>
    fetch(`${desk.url}/api/session`, { method: 'DELETE', headers });
  const problem = async (answer: Response) => {
    const { code } = (await answer.json()) as Problem;
    return [answer.status, code];
  };

  it('begins with the right password, and tells who is signed in and where', async () => {
    const answer = await signIn({ email: email.toUpperCase(), password: PASSWORD });
    const me = (await answer.json()) as Me;
    expect(answer.status).toBe(200);
    expect(me).toMatchObject({ email, name: 'Ana Agent', brands: [{ id: desk.brandId, role: 'agent' }] });
    const { cookie } = await desk.signIn(email);
    expect(await (await who(cookie)).json()).toEqual(me);
  });

  it('sets a cookie that no script can read and no other site sends, and a token that our page can read', async () => {
    const [session = '', csrf = ''] = (await signIn({ email, password: PASSWORD })).headers.getSetCookie();
    expect(session).toMatch(/^evenhand=[\w-]{43};/);
    expect(session.split('; ').slice(1).toSorted()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict']);
    expect(csrf).toMatch(/^XSRF-TOKEN=/);
    expect(csrf.split('; ').slice(1).toSorted()).toEqual(['Path=/', 'SameSite=Strict']);
  });

  it('keeps neither token nor password where the database could tell them', async () => {
    const { cookie } = await desk.signIn(email);
    const token = /evenhand=([^;]+)/.exec(cookie)?.[1] ?? '';
    const rows = await desk.asOwner('select s::text, p::text from people.session s, people.person p');
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(token).toString('hex'));
    expect(JSON.stringify(rows)).not.toContain(PASSWORD);
    expect(JSON.stringify(rows)).toContain('$argon2id$');
  });

  it('is refused in the same words for a wrong password and for somebody whom nobody knows', async () => {
    const wrong = await signIn({ email, password: 'not the password' });
    const unknown = await signIn({ email: 'nobody@example.com', password: PASSWORD });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(await wrong.json()).toEqual(await unknown.json());
    expect(wrong.headers.getSetCookie()).toEqual([]);
  });

  it.each([
    ['no address', { password: PASSWORD }],
    ['a list for a password', { email: 'a@example.com', password: [PASSWORD] }],
    ['a field that nobody asked for', { email: 'a@example.com', password: PASSWORD, followers: 3 }],
    ['nothing', {}],
  ])('is refused with 400 for %s', async (_, body) => {
    expect((await signIn(body)).status).toBe(400);
  });

  it('does not begin on another site’s page', async () => {
    const credentials = { email, password: PASSWORD };
    for (const origin of ['https://evil.example', 'null', `${desk.url}.evil.example`])
      expect(await problem(await signIn(credentials, { origin }))).toEqual([403, 'other-site']);
    expect((await signIn(credentials, { origin: desk.url })).status).toBe(200);
  });

  it('changes nothing without the token of its own page', async () => {
    const { cookie, csrf } = await desk.signIn(email);
    const other = await desk.signIn(email);
    for (const token of ['', 'junk', other.csrf, `${csrf}x`])
      expect(await problem(await signOut({ cookie, 'x-xsrf-token': token }))).toEqual([
        403,
        'not-from-our-page',
      ]);
    expect(await problem(await signOut({ cookie }))).toEqual([403, 'not-from-our-page']);
    expect((await who(cookie)).status).toBe(200);
    expect((await signOut({ cookie, 'x-xsrf-token': csrf })).status).toBe(204);
  });

  it('ends when its person signs out, and leaves their others open', async () => {
    const [one, two] = [await desk.signIn(email), await desk.signIn(email)];
    await signOut({ cookie: one.cookie, 'x-xsrf-token': one.csrf });
    expect(await problem(await who(one.cookie))).toEqual([401, 'signed-out']);
    expect((await who(two.cookie)).status).toBe(200);
  });

  it('ends at once when its person is disabled, who cannot come back', async () => {
    const { cookie } = await desk.signIn(email);
    await desk.app.get(People).disable(email, 'test');
    expect(await problem(await who(cookie))).toEqual([401, 'signed-out']);
    expect(await problem(await signIn({ email, password: PASSWORD }))).toEqual([401, 'sign-in-wrong']);
  });

  it('ends when its person gets another password', async () => {
    const { cookie } = await desk.signIn(email);
    await desk.app.get(People).setPassword(email, 'another long password', 'test');
    expect((await who(cookie)).status).toBe(401);
    expect((await signIn({ email, password: 'another long password' })).status).toBe(200);
  });

  it('is nobody’s with a made-up cookie', async () => {
    for (const cookie of [
      'evenhand=',
      'evenhand=junk',
      `evenhand=${'a'.repeat(4_000)}`,
      'evenhand=%00',
      'other=1',
    ])
      expect((await who(cookie)).status).toBe(401);
  });

  it('ends after twelve hours', async () => {
    const { cookie } = await desk.signIn(email);
    await desk.advance('11 hours 59 minutes');
    expect((await who(cookie)).status).toBe(200);
    await desk.advance('1 minute');
    expect((await who(cookie)).status).toBe(401);
  });
});
