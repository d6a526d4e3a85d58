import type { Page as Caller } from '../../api/test/page.js';
import { pageOf } from '../../api/test/page.js';
import { startServer, type ServerProcess } from '../../api/test/child.js';
import { startDesk, type TestDesk } from '../../api/test/desk.js';
import { layCable } from '../browser/cable.js';
import { openBrowser } from '../browser/chromium.js';
import { bothQueues, everyRow } from '../browser/queue-rows.js';
import { isLive, openQueue, type Browser, type Page } from '../browser/seat.js';
import { manyThings, openTickets, tenThings } from '../browser/happenings.js';

describe('a queue whose connection is cut', () => {
  let desk: TestDesk;
  let browser: Browser;
  let caller: Caller;
  const running: ServerProcess[] = [];

  beforeAll(async () => {
    [desk, browser] = await Promise.all([startDesk({ firstResponseMinutes: 10 }), openBrowser()]);
    caller = await pageOf(desk, 'agent');
  });

  afterAll(async () => {
    await browser.close();
    for (const server of running) await server.kill();
    await desk.close();
  });

  const saysSince = (page: Page) =>
    page
      .getByRole('status')
      .getByText(/^\s*Not live since \d\d:\d\d\s*$/)
      .waitFor();

  const mark = (page: Page) => page.evaluate(() => (document.documentElement.dataset['marker'] = 'here'));

  /** The same document as before, showing what the API gives, and live. */
  async function isRight(page: Page): Promise<void> {
    await isLive(page);
    const { shown, given } = await bothQueues(page, caller);
    expect(shown).toEqual(given);
    expect(await page.evaluate(() => document.documentElement.dataset['marker'])).toBe('here');
  }

  const notice = (page: Page) => page.getByRole('status').getByText('the queue was read again');

  it('is right again after its connection dropped and ten things happened', async () => {
    const tickets = await openTickets(desk, 6);
    const cable = await layCable(desk.url);
    const { page, leave } = await openQueue(browser, desk, { url: cable.url });
    await mark(page);
    await isRight(page);
    cable.cut();
    await saysSince(page);
    await page.getByRole('button', { name: 'Retry' }).waitFor();
    const before = await everyRow(page);
    const happened = await tenThings(desk, tickets);
    expect((await everyRow(page)).length).toBe(before.length);
    cable.mend();
    await isRight(page);
    expect((await everyRow(page)).map((row) => row.id)).toEqual(expect.arrayContaining(happened.opened));
    expect(await notice(page).count()).toBe(0);
    await leave();
    await cable.remove();
  });

  it('is right again after the browser was offline and ten things happened', async () => {
    const tickets = await openTickets(desk, 6);
    const { page, context, leave } = await openQueue(browser, desk);
    await mark(page);
    await context.setOffline(true);
    await tenThings(desk, tickets);
    await context.setOffline(false);
    await isRight(page);
    await leave();
  });

  it('is right again after the server was killed and another took its place', async () => {
    const tickets = await openTickets(desk, 6);
    const server = await startServer(desk.database);
    running.push(server);
    const { page, leave } = await openQueue(browser, desk, { url: server.url });
    await mark(page);
    await server.kill();
    await saysSince(page);
    await tenThings(desk, tickets);
    running[0] = await startServer(desk.database, { PORT: new URL(server.url).port });
    await isRight(page);
    expect(await notice(page).count()).toBe(0);
    await leave();
  });

  it('reads the queue anew after a long cut, and says what is different', async () => {
    const cable = await layCable(desk.url);
    const { page, leave } = await openQueue(browser, desk, { url: cable.url });
    await mark(page);
    await isRight(page);
    cable.cut();
    await saysSince(page);
    const before = (await everyRow(page)).length;
    await manyThings(desk, { customers: 12, postsEach: 90 });
    cable.mend();
    await notice(page).getByText('12 new').waitFor();
    await isRight(page);
    expect(await everyRow(page)).toHaveLength(before + 12);
    await page.getByRole('button', { name: 'Close this notice' }).click();
    await notice(page).waitFor({ state: 'detached' });
    await leave();
    await cable.remove();
  });
});
