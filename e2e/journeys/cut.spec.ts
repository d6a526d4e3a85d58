import type { Page as Caller } from '../../api/test/page.js';
import { pageOf } from '../../api/test/page.js';
import { startServer, type ServerProcess } from '../../api/test/child.js';
import { layCable } from '../browser/cable.js';
import { furnishRoom } from '../browser/room.js';
import { bothQueues, everyRow } from '../browser/queue-rows.js';
import { isLive, type Page } from '../browser/seat.js';
import { manyThings, openTickets, tenThings } from '../browser/happenings.js';

describe('a queue whose connection is cut', () => {
  const room = furnishRoom({ firstResponseMinutes: 10 });
  let caller: Caller;
  const running: ServerProcess[] = [];

  beforeAll(async () => {
    caller = await pageOf(room.desk, 'agent');
  });

  afterAll(async () => {
    for (const server of running) await server.kill();
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
    const tickets = await openTickets(room.desk, 6);
    const cable = await layCable(room.desk.url);
    const { page } = await room.openQueue({ url: cable.url });
    await mark(page);
    await isRight(page);
    cable.cut();
    await saysSince(page);
    await page.getByRole('button', { name: 'Retry' }).waitFor();
    const before = await everyRow(page);
    const happened = await tenThings(room.desk, tickets);
    expect((await everyRow(page)).length).toBe(before.length);
    cable.mend();
    await isRight(page);
    expect((await everyRow(page)).map((row) => row.id)).toEqual(expect.arrayContaining(happened.opened));
    expect(await notice(page).count()).toBe(0);
    await cable.remove();
  });

  it('is right again after the browser was offline and ten things happened', async () => {
    const tickets = await openTickets(room.desk, 6);
    const { page, context } = await room.openQueue();
    await mark(page);
    await context.setOffline(true);
    await tenThings(room.desk, tickets);
    await context.setOffline(false);
    await isRight(page);
  });

  it('is right again after the server was killed and another took its place', async () => {
    const tickets = await openTickets(room.desk, 6);
    const server = await startServer(room.desk.database);
    running.push(server);
    const { page } = await room.openQueue({ url: server.url });
    await mark(page);
    await server.kill();
    await saysSince(page);
    await tenThings(room.desk, tickets);
    running[0] = await startServer(room.desk.database, { PORT: new URL(server.url).port });
    await isRight(page);
    expect(await notice(page).count()).toBe(0);
  });

  it('reads the queue anew after a long cut, and says what is different', async () => {
    const cable = await layCable(room.desk.url);
    const { page } = await room.openQueue({ url: cable.url });
    await mark(page);
    await isRight(page);
    cable.cut();
    await saysSince(page);
    const before = (await everyRow(page)).length;
    await manyThings(room.desk, { customers: 12, postsEach: 90 });
    cable.mend();
    await notice(page).getByText('12 new').waitFor();
    await isRight(page);
    expect(await everyRow(page)).toHaveLength(before + 12);
    await page.getByRole('button', { name: 'Close this notice' }).click();
    await notice(page).waitFor({ state: 'detached' });
    await cable.remove();
  });
});
