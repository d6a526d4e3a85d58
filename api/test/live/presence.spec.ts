import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { LiveGateway } from '../../src/desk/live/live.gateway.js';
import { Presence } from '../../src/desk/live/presence.js';
import { Brands } from '../../src/desk/coverage/brands.js';
import { LIMITS } from '../../src/platform/limits.js';
import { startDesk, type TestDesk } from '../desk.js';
import { until } from '../until.js';
import { WatchingPage } from './watching.js';

describe('who looks at a ticket', () => {
  let desk: TestDesk;
  let node: NestFastifyApplication;
  let url: string;
  let ticketId: string;
  let ana: WatchingPage;
  let ben: WatchingPage;
  const pages: WatchingPage[] = [];
  beforeAll(async () => {
    desk = await startDesk();
    node = await desk.anotherNode();
    url = (await node.getUrl()).replace('[::1]', '127.0.0.1');
  });
  afterAll(() => desk.close());
  beforeEach(async () => {
    await desk.asOwner('delete from desk.presence');
    ticketId = (await desk.ticket()).id;
    [ana, ben] = [await open('Ana'), await open('Ben', url)];
  });
  afterEach(() => {
    for (const one of pages.splice(0)) one.cut();
  });

  const open = async (name: string, at?: string) => {
    const page = new WatchingPage(desk, (await desk.signIn((await desk.person('agent', name)).email)).cookie);
    pages.push(page);
    await page.load();
    await page.connect({}, at);
    return page;
  };
  const sees = (page: WatchingPage, names: string[]) =>
    until(() => String(page.whoLooksAt(ticketId)) === String(names), `${names.join(', ')} is seen`);

  it('is seen by each other on two nodes, and who only watches the queue sees it too', async () => {
    const watching = await open('Wim');
    await watching.watch();
    ana.look(ticketId);
    ben.look(ticketId);
    for (const page of [ana, ben, watching]) await sees(page, ['Ana', 'Ben']);
  });

  it('is seen typing, and not any more', async () => {
    ana.look(ticketId);
    ben.look(ticketId);
    await sees(ben, ['Ana', 'Ben']);
    ana.look(ticketId, { isTyping: true });
    await sees(ben, ['Ana …', 'Ben']);
    ana.look(ticketId);
    await sees(ben, ['Ana', 'Ben']);
  });

  it('is gone at once when the line is cut or another page is opened, and remembered as last seen', async () => {
    ana.look(ticketId);
    ben.look(ticketId);
    await sees(ben, ['Ana', 'Ben']);
    ana.cut();
    await sees(ben, ['Ben']);
    ben.look(null);
    await until(() => ben.whoLooksAt(ticketId).length === 0, 'nobody looks');
    const rows = await desk.asOwner('select ticket_id from desk.presence');
    expect(rows).toEqual([{ ticket_id: null }, { ticket_id: null }]);
  });

  it('is gone once it has not been said for 25 seconds, as when a node was killed', async () => {
    ana.look(ticketId);
    ben.look(ticketId);
    await sees(ben, ['Ana', 'Ben']);
    await desk.asOwner(
      `update desk.presence p set seen_at = now() - interval '26 seconds'
         from people.person q where q.id = p.person_id and q.name = 'Ana'`,
    );
    node.get(Presence).sweep();
    await sees(ben, ['Ben']);
  });

  it('is told when it changes, and not at each heartbeat', async () => {
    ana.look(ticketId);
    await sees(ana, ['Ana']);
    const told = ana.presence.length;
    for (let nth = 0; nth < 3; nth += 1) ana.look(ticketId);
    ben.look(ticketId);
    await sees(ana, ['Ana', 'Ben']);
    expect(ana.presence).toHaveLength(told + 1);
  });

  it('is one person, however many windows they have open', async () => {
    const { email } = await desk.person('manager', 'Mia');
    for (const isTyping of [true, false]) {
      const window = new WatchingPage(desk, (await desk.signIn(email)).cookie);
      pages.push(window);
      await window.connect();
      window.look(ticketId, { isTyping });
    }
    ana.look(null);
    await sees(ana, ['Mia …']);
  });

  it('is nobody’s to see, or to be seen in, outside the brand', async () => {
    const other = await desk.app.get(Brands).add(`Brand ${crypto.randomUUID()}`, 'test');
    ana.look(null, { brandId: other.id });
    await until(() => ana.said.length === 1, 'the brand is refused');
    ana.look(crypto.randomUUID());
    await until(() => ana.said.length === 2, 'the ticket is refused');
    expect(ana.said).toEqual(['not-found', 'not-found']);
    const auditor = new WatchingPage(desk, (await desk.signIn((await desk.person('auditor')).email)).cookie);
    pages.push(auditor);
    await auditor.connect();
    auditor.look(ticketId);
    await until(() => auditor.said.includes('not-found'), 'the auditor is refused');
    expect(auditor.presence).toEqual([]);
    const written = "select from desk.presence where socket_id not like 'last seen %'";
    expect(await desk.asOwner(written)).toEqual([]);
  });

  it('is forgotten when the right to look falls', async () => {
    ana.look(ticketId);
    ben.look(ticketId);
    await sees(ben, ['Ana', 'Ben']);
    await desk.asOwner(
      `update people.membership m set role = 'auditor'
         from people.person p where p.id = m.person_id and p.name = 'Ana'`,
    );
    await desk.app.get(LiveGateway).dropSignedOut();
    await until(() => ana.said.includes('not-found'), 'she is told');
    await sees(ben, ['Ben']);
    const told = ana.presence.length;
    ben.look(null);
    await until(() => ben.whoLooksAt(ticketId).length === 0, 'Ben looks elsewhere');
    expect(ana.presence).toHaveLength(told);
  });

  it('is taken so many times a second from a socket, and no more', async () => {
    ben.look(null);
    for (let nth = 0; nth < 4 * LIMITS.looksPerSecond; nth += 1) ana.look(crypto.randomUUID());
    ana.watch().catch(() => {});
    await until(() => ana.said.length >= LIMITS.looksPerSecond, 'some are refused');
    await ana.watch();
    expect(ana.said.length).toBeLessThan(3 * LIMITS.looksPerSecond);
  });

  it.each([
    ['a ticket that is no id', { ticketId: 'junk' }],
    ['no ticket at all', { ticketId: undefined }],
    ['typing that is neither', { isTyping: 'a bit' }],
    ['a field that nobody asked for', { mood: 'fine' }],
  ])('is refused with %s', async (_, asked) => {
    ana.look(ticketId, asked as object);
    await until(() => ana.said.length > 0, 'something is said');
    expect(ana.said).toEqual(['fields-wrong']);
  });
});
