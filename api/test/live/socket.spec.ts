import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Brands } from '../../src/desk/coverage/brands.js';
import { readFeed } from '../../src/ledger/feed.js';
import { startDesk, type TestDesk } from '../desk.js';
import { somebody } from '../posts.js';
import { until } from '../until.js';
import { WatchingPage } from './watching.js';

describe('an open page', () => {
  let desk: TestDesk;
  let email: string;
  let page: WatchingPage;
  const pages: WatchingPage[] = [];
  beforeAll(async () => {
    desk = await startDesk({ firstResponseMinutes: 20 });
  });
  afterAll(() => desk.close());
  beforeEach(async () => {
    email = (await desk.person('agent')).email;
    page = await open();
  });
  afterEach(() => {
    for (const one of pages.splice(0)) one.cut();
  });

  const open = async (view: 'all' | 'breached' | 'mine' = 'all') => {
    const opened = new WatchingPage(desk, (await desk.signIn(email)).cookie, view);
    pages.push(opened);
    await opened.load();
    return opened;
  };
  const heard = (what: string) => until(() => page.said.includes(what), `"${what}" is heard`);
  const shows = (texts: string[]) =>
    until(() => texts.every((text) => page.shown().includes(text)), `${texts.join(', ')} is shown`);
  /** What a page that is loaded now shows is right by definition. */
  const isRight = async () => {
    const fresh = await open();
    await until(
      () => JSON.stringify(page.shown()) === JSON.stringify(fresh.shown()),
      'the page shows what a new one does',
    );
    expect([...page.rows.values()].toSorted(byId)).toEqual([...fresh.rows.values()].toSorted(byId));
  };
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

  /** Other databases of the cluster may hold the feed back for a moment, and what comes late comes in frames of its own. */
  const allReadable = () =>
    until(async () => {
      const [there] = await desk.desk.query<{ id: string }[]>(
        'select id from ledger.event where brand_id = $1 order by epoch desc, xid desc, id desc limit 1',
        [desk.brandId],
      );
      const read = await readFeed(desk.desk, desk.brandId, page.cursor, 5_000);
      return read.at(-1)?.cursor.endsWith(`.${there?.id ?? ''}`) ?? false;
    }, 'all that happened can be read');

  it('hears "signed out" and is let go without a session', async () => {
    page = new WatchingPage(desk, '');
    const socket = await page.connect();
    await heard('signed out');
    await until(() => !socket.connected, 'the socket is closed');
  });

  it('cannot be opened from another site', async () => {
    await page.connect({ origin: 'https://evil.example' });
    expect(page.said).toEqual(['not connected']);
    await (await open()).connect({ origin: desk.url });
  });

  it('shows new posts, in the server’s order, as they come', async () => {
    await page.connect();
    expect(await page.watch()).toEqual({ result: 'watching' });
    const [first, second] = [
      await desk.ticket({ text: 'the first' }),
      await desk.ticket({ text: 'the second' }),
    ];
    await shows(['the first', 'the second']);
    const texts = page.shown();
    expect(texts.indexOf('the first')).toBeLessThan(texts.indexOf('the second'));
    expect(page.rows.get(first.id)?.clocks.map((clock) => clock.state)).toEqual(['running', 'running']);
    await second.answered();
    await until(() => page.rows.get(second.id)?.clocks[0]?.state === 'met', 'the clock is met');
    await isRight();
  });

  it('is right after a cut in which ten things happened: nothing missed, nothing twice', async () => {
    const [kept, answered, closed] = [await desk.ticket(), await desk.ticket(), await desk.ticket()];
    await page.load();
    await page.connect();
    await page.watch();
    page.cut();
    page.frames.length = 0;
    const opened = [];
    for (const text of ['one', 'two', 'three', 'four'])
      opened.push(await desk.ticket({ text: `while away, ${text}` }));
    await answered.answered();
    await kept.wroteAgain();
    await kept.joined();
    await opened[0]?.wroteAgain();
    await closed.answered();
    await closed.wroteAgain();
    await allReadable();
    await page.connect();
    expect(await page.watch()).toEqual({ result: 'watching' });
    const changed = [kept, answered, closed, ...opened].map((ticket) => ticket.id);
    const told = () => page.frames.flatMap((frame) => frame.rows.map((row) => row.id));
    await until(() => told().length >= changed.length, 'as many frames have come');
    expect(told().toSorted()).toEqual(changed.toSorted());
    await isRight();
  });

  it('is told to reload when it is more than a thousand events behind', async () => {
    const posts = Array.from({ length: 1_000 }, () => desk.post({ author: somebody() }));
    await desk.send(posts);
    await desk.send(desk.post());
    await desk.settled();
    await allReadable();
    await page.connect();
    expect(await page.watch()).toEqual({ result: 'reload' });
    await page.load();
    expect(await page.watch()).toEqual({ result: 'watching' });
    await desk.desk.query("update desk.ticket set state = 'closed'");
    await desk.desk.query('delete from desk.deadline');
  });

  it('takes a ticket out of the view that it left, and shows a breach in the view that it entered', async () => {
    page = await open('breached');
    await page.connect();
    await page.watch();
    const ticket = await desk.ticket({ text: 'nobody answers' });
    await desk.advance('21 minutes');
    await shows(['nobody answers']);
    await until(() => page.rows.get(ticket.id)?.rung === 2, 'the second rung is shown');
    await ticket.answered();
    await until(() => !page.rows.has(ticket.id), 'the answered ticket is gone');
  });

  it('may not watch a brand that is not its person’s, whether it is there or not', async () => {
    const other = await desk.app.get(Brands).add(`Brand ${crypto.randomUUID()}`, 'test');
    await page.connect();
    for (const brandId of [other.id, crypto.randomUUID()]) {
      await expect(page.watch({ brandId })).rejects.toThrow('timed out');
      expect(page.said.splice(0)).toEqual(['not-found']);
    }
    expect(page.frames).toEqual([]);
  });

  it.each([
    ['a cursor that is none', { cursor: 'now' }],
    ['a view that nobody has', { view: 'loudest' }],
    ['a brand that is no id', { brandId: 'junk' }],
    ['a field that nobody asked for', { followers: 3 }],
  ])('is refused %s', async (_, asked) => {
    await page.connect();
    page.watch(asked).catch(() => {});
    await until(() => page.said.length > 0, 'something is said');
    expect(page.said).toEqual(['fields-wrong']);
  });

  it('is sent no name, handle or id of an author, whatever they write', async () => {
    await page.connect();
    await page.watch();
    const author = { externalId: 'zora-id-77', handle: '@zora_z', displayName: 'Zora Zimmer' };
    const ticket = await desk.ticket({ author, text: 'I am Zora Zimmer (@Zora_Z), help me at once' });
    await ticket.joined({ author: { externalId: 'yves-id', handle: '@yves_y', displayName: 'Yves Yden' } });
    await until(() => page.rows.has(ticket.id), 'the ticket is shown');
    expect(JSON.stringify([page.frames, [...page.rows.values()]])).not.toMatch(/zora|zimmer|yves|yden/i);
    expect(page.rows.get(ticket.id)?.excerpt).toBe('I am … (…), help me at once');
  });
});
