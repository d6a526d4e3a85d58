import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SchedulerRegistry } from '@nestjs/schedule';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenSession } from '@evenhand/shared/wire/people';
import { People } from '../../src/people/people.js';
import { evenhand } from '../child.js';
import { WatchingPage } from '../live/watching.js';
import { PASSWORD, startDesk, type TestDesk } from '../desk.js';
import { until } from '../until.js';
import { ask, type Seat } from './asking.js';

describe('a right that falls, on a page that is open at another node', () => {
  let desk: TestDesk;
  let elsewhere: NestFastifyApplication;
  let admin: Seat;
  let member: Seat & { id: string; email: string };
  let page: WatchingPage;
  beforeAll(async () => {
    desk = await startDesk();
    elsewhere = await desk.anotherNode();
    admin = await desk.signIn((await desk.person('admin')).email);
    // Nobody looks by themselves any more: what is heard now is heard by the wake-up.
    for (const node of [desk.app, elsewhere]) {
      const looks = node.get(SchedulerRegistry, { strict: false });
      expect(looks.getIntervals()).not.toEqual([]);
      for (const name of looks.getIntervals()) looks.deleteInterval(name);
    }
  });
  afterAll(() => desk.close());
  beforeEach(async () => {
    const { id, email } = await desk.person('agent');
    member = { id, email, ...(await desk.signIn(email)) };
    const url = (await elsewhere.getUrl()).replace('[::1]', '127.0.0.1');
    page = new WatchingPage({ ...desk, url }, member.cookie);
    await page.load();
    await page.connect();
    await page.watch();
  });
  afterEach(() => page.cut());

  const of = (more = '') => `/api/brands/${desk.brandId}/people/${member.id}${more}`;
  const heard = (what: string) => until(() => page.said.includes(what), `"${what}" is heard`);

  it.each<[string, () => Promise<unknown>]>([
    ['signs out', () => ask(desk, 'DELETE /api/session', { by: member })],
    ['is signed out by an admin', () => ask(desk, `DELETE ${of('/sessions')}`, { by: admin })],
    ['is disabled', () => desk.app.get(People).disable(member.email, 'test')],
    ['gets another password', () => desk.app.get(People).setPassword(member.email, 'a new password', 'test')],
    ['is disabled at the command line', () => evenhand(desk.database, 'user', 'disable', member.email)],
    [
      'ends that session in another one',
      async () => {
        const by = await desk.signIn(member.email);
        const { body } = await ask<OpenSession[]>(desk, 'GET /api/sessions', { by });
        await ask(desk, `DELETE /api/sessions/${body.find(({ isThis }) => !isThis)?.id}`, { by });
      },
    ],
    [
      'changes their password in another session',
      async () => {
        const by = await desk.signIn(member.email);
        const body = { old: PASSWORD, new: 'a new password' };
        await ask(desk, 'PUT /api/session/password', { by, body });
      },
    ],
    [
      'signs in with its cookie',
      () =>
        ask(desk, 'POST /api/session', {
          body: { email: member.email, password: PASSWORD },
          headers: { cookie: member.cookie },
        }),
    ],
  ])('is told "signed out" at once when its person %s', async (_, fall) => {
    await fall();
    await heard('signed out');
    await until(() => page.said.includes('hung up'), 'the socket is closed');
  });

  it.each<[string, () => Promise<unknown>]>([
    ['is removed from the brand', () => ask(desk, `DELETE ${of()}`, { by: admin })],
    ['becomes an admin', () => ask(desk, `PATCH ${of()}`, { by: admin, body: { role: 'admin' } })],
  ])('is refused at once when its person %s', async (_, fall) => {
    await fall();
    await heard('not-found');
    expect(page.said).toEqual(['not-found']);
  });

  it('is told to ask anew who it is when its person gets another role, and only then', async () => {
    await desk.app.get(People).disable((await desk.person('agent')).email, 'test');
    await ask(desk, `PATCH ${of()}`, { by: admin, body: { role: 'manager' } });
    await until(() => page.otherRights === 1, 'the page is told');
    await ask(desk, `PATCH ${of()}`, { by: admin, body: { role: 'manager' } });
    await ask(desk, `PATCH ${of()}`, { by: admin, body: { role: 'agent' } });
    await until(() => page.otherRights === 2, 'the page is told again');
    expect(page.said).toEqual([]);
  });

  it('stays open when the right that fell is somebody else’s', async () => {
    const other = await desk.person('agent');
    await desk.app.get(People).disable(other.email, 'test');
    await ask(desk, `PATCH ${of()}`, { by: admin, body: { role: 'manager' } });
    await desk.ticket({ text: 'still heard' });
    await until(() => page.shown().includes('still heard'), 'the page goes on');
    expect(page.said).toEqual([]);
  });
});
