import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { LiveGateway } from '../../src/desk/live/live.gateway.js';
import { People } from '../../src/people/people.js';
import { startDesk, type TestDesk } from '../desk.js';
import { until } from '../until.js';
import { WatchingPage } from './watching.js';

describe('an open page that may lose its server or its right', () => {
  let desk: TestDesk;
  let email: string;
  let page: WatchingPage;
  const pages: WatchingPage[] = [];
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.close());
  beforeEach(async () => {
    email = (await desk.person('agent')).email;
    page = await open(email);
  });
  afterEach(() => {
    for (const one of pages.splice(0)) one.cut();
  });

  const open = async (who: string) => {
    const opened = new WatchingPage(desk, (await desk.signIn(who)).cookie);
    pages.push(opened);
    await opened.load();
    return opened;
  };
  const heard = (what: string) => until(() => page.said.includes(what), `"${what}" is heard`);

  /** Everything that is asked in these words fails, until what is returned is called. */
  const failing = (words: string) => {
    const real = desk.desk.query.bind(desk.desk);
    const query = jest.spyOn(desk.desk, 'query');
    query.mockImplementation((sql, ...rest) =>
      sql.includes(words) ? Promise.reject(new Error('gone')) : real(sql, ...rest),
    );
    return { end: () => query.mockRestore(), query };
  };

  it('can watch again after the database did not answer the first time', async () => {
    const outage = failing("'.0' as cursor");
    await page.connect();
    await expect(page.watch()).rejects.toThrow('timed out');
    expect(page.said).toEqual(['bug']);
    outage.end();
    expect(await page.watch()).toEqual({ result: 'watching' });
    await desk.ticket({ text: 'after the outage' });
    await until(() => page.shown().includes('after the outage'), 'the page shows it');
  });

  it('is let go, not signed out, while the database is away, and comes back after it', async () => {
    const outage = failing('from people.session');
    await page.connect();
    await heard('hung up');
    outage.end();
    expect(page.said.splice(0)).toEqual(['hung up']);
    await page.connect();
    expect(await page.watch()).toEqual({ result: 'watching' });
  });

  it('stays open when the database is away at the look after its session', async () => {
    const socket = await page.connect();
    await page.watch();
    const outage = failing('from people.session');
    await desk.app.get(LiveGateway).dropSignedOut();
    outage.end();
    expect([socket.connected, page.said]).toEqual([true, []]);
  });

  it('is followed no further when its watch has failed', async () => {
    const outage = failing('from ledger.event');
    await page.connect();
    await expect(page.watch()).rejects.toThrow('timed out');
    outage.query.mockClear();
    const from = performance.now();
    await until(() => performance.now() - from > 1_200, 'the next look would have been');
    const asked = outage.query.mock.calls.filter(([sql]) => sql.includes('from ledger.event'));
    outage.end();
    expect(asked).toEqual([]);
  });

  it.each([
    ['who is no member of the brand any more', 'delete from people.membership where person_id = $1'],
    ['who has become an auditor', "update people.membership set role = 'auditor' where person_id = $1"],
  ])('hears nothing more for a person %s, and is told so', async (_, fall) => {
    await page.connect();
    await page.watch();
    const { id } = await desk.app.get(People).withEmail(email);
    await desk.asOwner(fall, [id]);
    await desk.app.get(LiveGateway).dropSignedOut();
    await heard('not-found');
    await desk.ticket({ text: 'none of their business' });
    const other = await open((await desk.person('agent')).email);
    await other.connect();
    await other.watch();
    await desk.ticket({ text: 'none of their business either' });
    await until(() => other.shown().includes('none of their business either'), 'another page shows it');
    expect(page.frames).toEqual([]);
    expect(page.said).toEqual(['not-found']);
  });

  it('has its session looked at once, however many pages are open in it', async () => {
    const { cookie } = await desk.signIn(email);
    for (let nth = 0; nth < 3; nth += 1) {
      const one = new WatchingPage(desk, cookie);
      pages.push(one);
      await one.connect();
    }
    const { query, end } = failing('nothing at all');
    await desk.app.get(LiveGateway).dropSignedOut();
    const asked = query.mock.calls.filter(([sql]) => sql.includes('from people.session'));
    end();
    expect(asked).toHaveLength(1);
  });

  it('is let go within seconds when its person is disabled', async () => {
    await page.connect();
    await page.watch();
    await desk.app.get(People).disable(email, 'test');
    await desk.app.get(LiveGateway).dropSignedOut();
    await heard('signed out');
  });
});
