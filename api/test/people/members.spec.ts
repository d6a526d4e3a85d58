import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { InvitationMade, Member, PeopleList } from '@evenhand/shared/wire/people';
import type { Me, Role } from '@evenhand/shared/wire/session';
import { Brands } from '../../src/desk/coverage/brands.js';
import { Members } from '../../src/people/members.js';
import { People } from '../../src/people/people.js';
import { Sessions, type Viewer } from '../../src/people/sessions.js';
import { PASSWORD, startDesk, type TestDesk } from '../desk.js';
import { ask, type Seat, tokenOf } from './asking.js';

describe('a member', () => {
  let desk: TestDesk;
  let admin: Seat & { id: string };
  let member: Seat & { id: string; email: string };
  let nth = 0;
  beforeAll(async () => {
    desk = await startDesk();
    admin = await seated('admin');
  });
  afterAll(() => desk.close());
  beforeEach(async () => {
    member = await seated('agent');
  });

  const seated = async (role: Role) => {
    const { id, email } = await desk.person(role);
    return { id, email, ...(await desk.signIn(email)) };
  };
  const of = (id: string, more = '') => `/api/brands/${desk.brandId}/people/${id}${more}`;
  const changeRole = (id: string, role: string, by: Seat = admin) =>
    ask<Member>(desk, `PATCH ${of(id)}`, { by, body: { role } });
  const remove = (id: string, by: Seat = admin) => ask(desk, `DELETE ${of(id)}`, { by });
  const signOut = (id: string, by: Seat = admin) => ask(desk, `DELETE ${of(id, '/sessions')}`, { by });
  const who = (by: Seat) => ask<Me>(desk, 'GET /api/session', { by });
  const viewerOf = async ({ cookie }: Seat) =>
    (await desk.app.get(Sessions).viewer(/evenhand=([^;]+)/.exec(cookie)?.[1] ?? '')) as Viewer;
  const asKnown = (email: string) => ({ email, name: 'x', password: PASSWORD, mayBeKnown: true });
  const alsoIn = async (email: string, role: Role = 'agent') => {
    const brand = await desk.app.get(Brands).add(`Brand ${++nth}`, 'test');
    await desk.app.get(People).add(brand.id, { ...asKnown(email), role }, 'test');
    return brand.id;
  };
  const told = (kind: string, chain: string) =>
    desk.asOwner<{ actor: string; body: object }>(
      'select actor, body from ledger.event where kind = $1 and chain = $2 and brand_id = $3',
      [kind, chain, desk.brandId],
    );
  const holds = (ticketId: string, personId: string) =>
    desk.asOwner('update desk.ticket set assignee_id = $2, claimed_at = now() where id = $1', [
      ticketId,
      personId,
    ]);
  const assignee = async (ticketId: string) =>
    (
      await desk.asOwner<{ who: string | null }>('select assignee_id as who from desk.ticket where id = $1', [
        ticketId,
      ])
    )[0]?.who;

  it('is listed with when they were last there, for admins and managers', async () => {
    await who(member);
    for (const by of [admin, await seated('manager')]) {
      const { body } = await ask<PeopleList>(desk, `GET /api/brands/${desk.brandId}/people`, { by });
      expect(body.members.find(({ id }) => id === member.id)).toEqual({
        ...{ id: member.id, name: 'Ana Agent', email: member.email, role: 'agent', isDisabled: false },
        lastSeenAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      });
    }
  });

  it('gets another role at once, and it is on the record', async () => {
    const { status, body } = await changeRole(member.id, 'manager');
    expect([status, body.role]).toEqual([200, 'manager']);
    expect((await who(member)).body.brands).toMatchObject([{ role: 'manager' }]);
    expect(await told('role changed', member.id)).toEqual([
      { actor: `person ${admin.id}`, body: { role: 'manager', before: 'agent' } },
    ]);
  });

  it.each(['boss', '', null])('gets no role that there is not: %j', async (role) => {
    expect((await changeRole(member.id, role as string)).status).toBe(400);
  });

  it('becomes no auditor, and an auditor becomes nothing else', async () => {
    expect(await changeRole(member.id, 'auditor')).toMatchObject({ status: 409, code: 'auditor-stays' });
    const auditor = await seated('auditor');
    expect(await changeRole(auditor.id, 'agent')).toMatchObject({ status: 409, code: 'auditor-stays' });
  });

  it('who is the auditor is removed by no admin, who could then choose another one', async () => {
    const [auditor] = await desk.asOwner<{ id: string }>(
      "select person_id as id from people.membership where brand_id = $1 and role = 'auditor'",
      [desk.brandId],
    );
    expect(await remove(auditor?.id ?? '')).toMatchObject({
      ...{ status: 409, code: 'auditor-stays' },
      body: { detail: expect.stringContaining('another auditor has to confirm that') },
    });
  });

  it('who is an admin changes or removes anybody but themselves', async () => {
    expect((await changeRole(admin.id, 'agent')).code).toBe('not-yourself');
    expect((await remove(admin.id)).code).toBe('not-yourself');
  });

  it('who is the last admin stays one, although two remove each other at the same moment', async () => {
    const other = await seated('admin');
    const [members, ...viewers] = [
      desk.app.get(Members),
      await viewerOf(admin),
      await viewerOf(other),
    ] as const;
    const removed = await Promise.allSettled([
      members.remove(desk.brandId, other.id, viewers[0]),
      members.changeRole(desk.brandId, admin.id, 'agent', viewers[1]),
    ]);
    expect(removed.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(removed.find((one) => one.status === 'rejected')).toMatchObject({
      reason: { code: 'last-admin' },
    });
    const admins = await desk.asOwner(
      "select from people.membership where brand_id = $1 and role = 'admin'",
      [desk.brandId],
    );
    expect(admins).toHaveLength(1);
    admin = (await who(admin)).body.brands[0]?.role === 'admin' ? admin : other;
  });

  it('who is removed loses this brand at once, and no other', async () => {
    const elsewhere = await alsoIn(member.email);
    expect((await remove(member.id)).status).toBe(204);
    expect((await who(member)).body.brands.map(({ id }) => id)).toEqual([elsewhere]);
    expect((await ask(desk, `GET /api/brands/${desk.brandId}/queue`, { by: member })).status).toBe(404);
    expect(await told('person removed', member.id)).toHaveLength(1);
    expect((await remove(member.id)).status).toBe(404);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['is removed', () => remove(member.id)],
    ['becomes an admin', () => changeRole(member.id, 'admin')],
    ['is disabled', () => desk.app.get(People).disable(member.email, 'test')],
  ])('who %s gives their tickets back to the queue, on the record', async (_, fall) => {
    const [theirs, others] = [await desk.ticket(), await desk.ticket()];
    await holds(theirs.id, member.id);
    await holds(others.id, admin.id);
    await fall();
    expect([await assignee(theirs.id), await assignee(others.id)]).toEqual([null, admin.id]);
    expect(await told('released', theirs.id)).toEqual([
      { actor: 'desk', body: { reason: 'left', personId: member.id } },
    ]);
  });

  it.each<[string, (id: string, email: string) => Promise<unknown>]>([
    ['is removed', (id) => remove(id)],
    ['is admin no more', (id) => changeRole(id, 'manager')],
    ['is disabled', (_, email) => desk.app.get(People).disable(email, 'test')],
  ])('who %s lets nobody in whom they had invited', async (_, fall) => {
    const ada = await seated('admin');
    const invite = async (by: Seat) => {
      const body = { name: 'Ada Two', email: `ada-${++nth}@example.com`, role: 'admin' };
      const path = `POST /api/brands/${desk.brandId}/invitations`;
      return (await ask<InvitationMade>(desk, path, { by, body })).body;
    };
    const accept = ({ path }: InvitationMade) =>
      ask(desk, 'POST /api/welcome', { body: { token: tokenOf(path), password: PASSWORD } });
    const [hers, others] = [await invite(ada), await invite(admin)];
    await fall(ada.id, ada.email);
    expect(await accept(hers)).toMatchObject({ status: 404, code: 'invitation-over' });
    expect(await told('invitation withdrawn', hers.id)).toMatchObject([{ body: { reason: 'left' } }]);
    const came = await accept(others);
    expect(came.status).toBe(200);
    await remove((came.body as Me).id);
  });

  it('who becomes a manager keeps their tickets', async () => {
    const ticket = await desk.ticket();
    await holds(ticket.id, member.id);
    await changeRole(member.id, 'manager');
    expect(await assignee(ticket.id)).toBe(member.id);
  });

  it('who owns an account stays until somebody else does', async () => {
    const owner = await seated('manager');
    await desk.asOwner('update desk.account set owner_id = $2 where id = $1', [desk.accountId, owner.id]);
    const sentence = 'They own @BrandCares: give that to somebody else first.';
    expect(await remove(owner.id)).toMatchObject({
      ...{ status: 409, code: 'owns-accounts' },
      body: { detail: sentence },
    });
    await expect(desk.app.get(People).disable(owner.email, 'test')).rejects.toThrow(sentence);
    expect((await who(owner)).status).toBe(200);
    await desk.asOwner('update desk.account set owner_id = $2 where id = $1', [desk.accountId, member.id]);
    expect((await remove(owner.id)).status).toBe(204);
  });

  it('is signed out everywhere by the admin', async () => {
    const second = await desk.signIn(member.email);
    expect((await signOut(member.id)).status).toBe(204);
    expect([(await who(member)).status, (await who(second)).status]).toEqual([401, 401]);
    expect(await told('person signed out', member.id)).toHaveLength(1);
  });

  it('who also works for a brand of somebody else’s is signed out by no admin of one', async () => {
    const elsewhere = await alsoIn(member.email);
    expect(await signOut(member.id)).toMatchObject({ status: 409, code: 'works-elsewhere' });
    expect((await who(member)).status).toBe(200);
    const { email } = (await desk.app
      .get(People)
      .list(desk.brandId)
      .then((all) => all.find(({ id }) => id === admin.id))) ?? { email: '' };
    await desk.app.get(People).add(elsewhere, { ...asKnown(email), role: 'admin' }, 'test');
    expect((await signOut(member.id)).status).toBe(204);
  });

  it('of another brand is not there', async () => {
    const stranger = await desk.person('agent');
    await alsoIn(stranger.email);
    await remove(stranger.id);
    for (const answer of [changeRole(stranger.id, 'manager'), remove(stranger.id), signOut(stranger.id)])
      expect((await answer).status).toBe(404);
  });
});
