import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { InvitationMade, PeopleList, Welcome } from '@evenhand/shared/wire/people';
import type { Me, Role } from '@evenhand/shared/wire/session';
import { Brands } from '../../src/desk/coverage/brands.js';
import { People } from '../../src/people/people.js';
import { PASSWORD, startDesk, type TestDesk } from '../desk.js';
import { ask, type Seat, tokenOf } from './asking.js';

describe('an invitation', () => {
  let desk: TestDesk;
  let admin: Seat & { id: string };
  let nth = 0;
  beforeAll(async () => {
    desk = await startDesk();
    const { id, email } = await desk.person('admin', 'Ada Admin');
    admin = { id, ...(await desk.signIn(email)) };
  });
  afterAll(() => desk.close());

  const anAddress = () => `invited-${++nth}@example.com`;
  const of = (path: string) => `/api/brands/${desk.brandId}/${path}`;
  const invite = (given: { email: string; role?: Role; name?: string }) =>
    ask<InvitationMade>(desk, `POST ${of('invitations')}`, {
      by: admin,
      body: { name: 'Ina Invited', role: 'agent', ...given },
    });
  const look = (token: string) => ask<Welcome>(desk, 'POST /api/welcome/look', { body: { token } });
  const accept = (token: string, more: object = {}, headers: Record<string, string> = {}) =>
    ask<Me>(desk, 'POST /api/welcome', { body: { token, password: PASSWORD, ...more }, headers });
  const people = async () => (await ask<PeopleList>(desk, `GET ${of('people')}`, { by: admin })).body;
  const told = (kind: string, chain: string) =>
    desk.asOwner<{ actor: string; body: object }>(
      'select actor, body from ledger.event where kind = $1 and chain = $2',
      [kind, chain],
    );

  it('is shown once, in full, and listed without its secret', async () => {
    const email = anAddress();
    const { status, body } = await invite({ email });
    expect(status).toBe(201);
    expect(body).toEqual({
      ...{ id: expect.any(String), name: 'Ina Invited', email, role: 'agent' },
      ...{ expiresAt: expect.any(String), path: expect.stringMatching(/^\/welcome#[\w-]{43}$/) },
    });
    const { path, ...listed } = body;
    expect((await people()).invitations).toContainEqual(listed);
    const rows = await desk.asOwner('select i::text, encode(token_hash, $1) from people.invitation i', [
      'hex',
    ]);
    expect(JSON.stringify(rows)).not.toContain(tokenOf(path));
    expect(await told('person invited', body.id)).toEqual([
      { actor: `person ${admin.id}`, body: { role: 'agent' } },
    ]);
  });

  it('says what it offers, without its being used', async () => {
    const email = anAddress();
    const token = tokenOf((await invite({ email, role: 'manager' })).body.path);
    const offer = { name: 'Ina Invited', email, role: 'manager', isKnown: false, mayDemo: false };
    for (let look1 = 0; look1 < 2; look1 += 1)
      expect((await look(token)).body).toEqual({ brand: expect.stringMatching(/^Brand /), ...offer });
  });

  it('lets its person in, signed in, with the role and the name that it gave them', async () => {
    const email = anAddress();
    const { body } = await invite({ email });
    const came = await accept(tokenOf(body.path));
    expect([came.status, came.body]).toMatchObject([
      200,
      { email, name: 'Ina Invited', brands: [{ id: desk.brandId, role: 'agent' }] },
    ]);
    expect((await ask<Me>(desk, 'GET /api/session', { by: came.seat })).body).toEqual(came.body);
    expect((await desk.signIn(email)).cookie).toMatch(/^evenhand=/);
    expect(await told('person added', came.body.id)).toEqual([
      { actor: `person ${came.body.id}`, body: { role: 'agent', invitationId: body.id } },
    ]);
    expect((await people()).invitations.map(({ id }) => id)).not.toContain(body.id);
  });

  it('gives its cookies as signing in does, and on no other site’s page', async () => {
    const token = tokenOf((await invite({ email: anAddress() })).body.path);
    expect((await accept(token, {}, { origin: 'https://evil.example' })).code).toBe('other-site');
    const answer = await fetch(`${desk.url}/api/welcome`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, password: PASSWORD }),
    });
    const [session = '', csrf = ''] = answer.headers.getSetCookie();
    expect(session.split('; ').slice(1).toSorted()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict']);
    expect(csrf.split('; ').slice(1).toSorted()).toEqual(['Path=/', 'SameSite=Strict']);
  });

  it('works once, also for two who come at the same moment', async () => {
    const token = tokenOf((await invite({ email: anAddress() })).body.path);
    const came = await Promise.all([accept(token), accept(token), accept(token)]);
    expect(came.map(({ status }) => status).toSorted()).toEqual([200, 404, 404]);
    expect((await accept(token)).code).toBe('invitation-over');
    expect((await look(token)).code).toBe('invitation-over');
  });

  it('is not used up by a password that is too short', async () => {
    const token = tokenOf((await invite({ email: anAddress() })).body.path);
    expect((await accept(token, { password: 'short' })).code).toBe('password-short');
    expect((await accept(token)).status).toBe(200);
  });

  it('is over when it was withdrawn, and cannot be withdrawn twice', async () => {
    const { body } = await invite({ email: anAddress() });
    const withdraw = () => ask(desk, `DELETE ${of(`invitations/${body.id}`)}`, { by: admin });
    expect((await withdraw()).status).toBe(204);
    expect((await accept(tokenOf(body.path))).code).toBe('invitation-over');
    expect((await withdraw()).status).toBe(404);
    expect(await told('invitation withdrawn', body.id)).toHaveLength(1);
  });

  it('is over when a newer one was made for the same address, however that is spelled', async () => {
    const email = anAddress();
    const older = tokenOf((await invite({ email })).body.path);
    const newer = tokenOf((await invite({ email: email.toUpperCase() })).body.path);
    expect((await accept(older)).code).toBe('invitation-over');
    expect((await accept(newer)).status).toBe(200);
  });

  it('is used or over when a newer one is made at that very moment, and nothing breaks', async () => {
    for (let round = 0; round < 5; round += 1) {
      const email = anAddress();
      const token = tokenOf((await invite({ email })).body.path);
      const [came, again] = await Promise.all([accept(token), invite({ email })]);
      expect([
        [200, 409],
        [404, 201],
      ]).toContainEqual([came.status, again.status]);
    }
  });

  it('cannot be made for a member', async () => {
    const { email } = await desk.person('agent');
    expect(await invite({ email: email.toUpperCase() })).toMatchObject({
      status: 409,
      code: 'already-member',
    });
  });

  it('asks somebody who is known for their own password, and makes nobody new', async () => {
    const other = await desk.app.get(Brands).add(`Brand ${++nth}`, 'test');
    const email = anAddress();
    const known = await desk.app
      .get(People)
      .add(other.id, { email, name: 'Kim Known', password: 'the password of Kim', role: 'agent' }, 'test');
    const token = tokenOf((await invite({ email })).body.path);
    expect((await look(token)).body).toMatchObject({ isKnown: true });
    expect(await accept(token)).toMatchObject({ status: 401, code: 'sign-in-wrong' });
    const came = await accept(token, { password: 'the password of Kim' });
    expect(came.body).toMatchObject({ id: known.id, name: 'Kim Known' });
    expect(came.body.brands.map(({ id }) => id).toSorted()).toEqual([desk.brandId, other.id].toSorted());
  });

  it('lets nobody in who was disabled', async () => {
    const email = anAddress();
    const other = await desk.app.get(Brands).add(`Brand ${++nth}`, 'test');
    await desk.app
      .get(People)
      .add(other.id, { email, name: 'Gone', password: PASSWORD, role: 'agent' }, 'test');
    await desk.app.get(People).disable(email, 'test');
    expect((await accept(tokenOf((await invite({ email })).body.path))).code).toBe('sign-in-wrong');
  });

  it.each(['name', 'email', 'brand'])('takes no %s from whom it names', async (field) => {
    const token = tokenOf((await invite({ email: anAddress() })).body.path);
    const given = field === 'email' ? 'other@example.com' : 'Other';
    expect(await accept(token, { [field]: given })).toMatchObject({ status: 400, code: 'fields-wrong' });
  });

  it('appoints no second auditor, neither when it is made nor when it is used', async () => {
    const [first, second] = [
      await invite({ email: anAddress(), role: 'auditor' }),
      await invite({ email: anAddress(), role: 'auditor' }),
    ];
    expect((await accept(tokenOf(first.body.path))).status).toBe(200);
    expect(await accept(tokenOf(second.body.path))).toMatchObject({ status: 409, code: 'auditor-there' });
    expect(await invite({ email: anAddress(), role: 'auditor' })).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('This brand has an auditor already.') },
    });
  });

  it('keeps a name with HTML in it as the text that it is', async () => {
    const name = '<script>alert(1)</script><b>Bo</b> & "co"';
    const { body } = await invite({ email: anAddress(), name });
    expect((await look(tokenOf(body.path))).body.name).toBe(name);
    const came = await accept(tokenOf(body.path));
    expect(came.body.name).toBe(name);
    expect((await people()).members.map((member) => member.name)).toContain(name);
  });

  it('is refused after ten tries from an address', async () => {
    const token = 'made-up-token';
    for (let tried = 0; tried < 10; tried += 1) expect((await accept(token)).status).toBe(404);
    expect(await accept(token)).toMatchObject({ status: 429, code: 'too-often' });
  });

  it('is refused after ten tries for an address, with however many invitations', async () => {
    const other = await desk.app.get(Brands).add(`Brand ${++nth}`, 'test');
    const email = anAddress();
    await desk.app
      .get(People)
      .add(other.id, { email, name: 'Kim Known', password: 'the password of Kim', role: 'agent' }, 'test');
    for (let tried = 0; tried < 5; tried += 1) {
      const token = tokenOf((await invite({ email })).body.path);
      for (const password of ['a wrong password', 'another wrong one'])
        expect((await accept(token, { password })).status).toBe(401);
    }
    const token = tokenOf((await invite({ email })).body.path);
    expect((await accept(token, { password: 'the password of Kim' })).code).toBe('too-often');
  });

  it('is over after seven days', async () => {
    const token = tokenOf((await invite({ email: anAddress() })).body.path);
    await desk.advance('7 days');
    expect((await look(token)).code).toBe('invitation-over');
    expect((await accept(token)).code).toBe('invitation-over');
  });
});
