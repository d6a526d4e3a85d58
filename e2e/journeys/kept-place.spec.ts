import { pageOf } from '../../api/test/page.js';
import { furnishRoom } from '../browser/room.js';
import { idsInSight } from '../browser/queue-rows.js';
import type { Page } from '../browser/seat.js';

describe('the keyboard’s place in the queue', () => {
  const room = furnishRoom();

  beforeAll(async () => {
    const taken = await room.desk.ticket({ text: 'A complaint that somebody has.' });
    const holder = await room.desk.person('agent', 'Hal Holder');
    await taken.assignedTo(holder.id);
    for (const nth of [1, 2, 3]) await room.desk.ticket({ text: `Complaint ${nth} of three.` });
  });

  const focused = (page: Page) => page.locator('[role=listitem]:focus');
  const skeleton = (page: Page) => page.getByText('Reading the queue');

  /** Keeps the rows of a view back until they are let go. */
  async function keepBack(page: Page, view: string): Promise<() => void> {
    let letGo: () => void = () => undefined;
    const mayGo = new Promise<void>((resolve) => (letGo = resolve));
    await page.route(
      (url) => url.pathname.endsWith('/queue') && url.searchParams.get('view') === view,
      async (route) => {
        await mayGo;
        await route.continue();
      },
    );
    return letGo;
  }

  it('is kept when another view is opened: the same row, or the nearest', async () => {
    const { page } = await room.openQueue();
    await page.getByText('Complaint 3 of three.').waitFor();
    await page.keyboard.press('j');
    await focused(page).getByText('A complaint that somebody has.').waitFor();
    await page.keyboard.press('3');
    await focused(page).getByText('Complaint 1 of three.').waitFor();
    await page.keyboard.press('j');
    await focused(page).getByText('Complaint 2 of three.').waitFor();
    await page.keyboard.press('1');
    await page.waitForURL(/\/queue$/);
    await page.getByText('A complaint that somebody has.').waitFor();
    await focused(page).getByText('Complaint 2 of three.').waitFor();
  });

  it('is reached by keys pressed while the rows are on their way', async () => {
    const { page } = await room.openQueue();
    await page.getByText('Complaint 3 of three.').waitFor();
    const letGo = await keepBack(page, 'unassigned');
    await page.keyboard.press('3');
    await skeleton(page).waitFor({ state: 'attached' });
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    letGo();
    await focused(page).getByText('Complaint 2 of three.').waitFor();
  });

  it('takes no focus from a field that was opened meanwhile', async () => {
    const { page } = await room.openQueue();
    await page.getByText('Complaint 3 of three.').waitFor();
    const letGo = await keepBack(page, 'unassigned');
    await page.keyboard.press('j');
    await focused(page).waitFor();
    await page.keyboard.press('3');
    await skeleton(page).waitFor({ state: 'attached' });
    await page.keyboard.press('j');
    await page.keyboard.press('f');
    const filters = page.getByRole('dialog', { name: 'Filters' });
    await filters.locator(':focus').waitFor();
    letGo();
    await page.getByText('Complaint 3 of three.').waitFor();
    await filters.locator(':focus').waitFor();
    expect(await focused(page).count()).toBe(0);
  });

  it('is not where the mouse was', async () => {
    const { page } = await room.openQueue();
    await page.getByText('Complaint 3 of three.').waitFor();
    await page.keyboard.press('j');
    await focused(page).waitFor();
    const tab = page.getByRole('link', { name: /^Unassigned/ });
    await tab.click();
    await page.waitForURL(/view=unassigned/);
    await page.getByText('Complaint 3 of three.').waitFor();
    await tab.and(page.locator(':focus')).waitFor();
  });

  it('goes on to the nearest row when the row has left, and keys pressed fast are all obeyed', async () => {
    const { page } = await room.openQueue();
    await page.keyboard.press('3');
    await page.waitForURL(/view=unassigned/);
    await page.getByText('A complaint that somebody has.').waitFor({ state: 'detached' });
    await page.getByText('Complaint 3 of three.').waitFor();
    await page.evaluate(() => {
      for (const key of ['j', 'j'])
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    });
    await focused(page).getByText('Complaint 2 of three.').waitFor();
    const [, second] = await idsInSight(page);
    const other = await pageOf(room.desk, 'agent');
    expect(await other.post(`tickets/${second}/claim`, {})).toMatchObject({ status: 204 });
    await page.getByRole('button', { name: '1 change', exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await focused(page).getByText('Complaint 3 of three.').waitFor();
  });

  it('is found again after a dialog, under which the row has left', async () => {
    const ticket = await room.desk.ticket({ text: 'Complaint 4 of three.' });
    const { page } = await room.openQueue();
    await page.keyboard.press('3');
    await page.waitForURL(/view=unassigned/);
    const row = page.locator(`[data-id="${ticket.id}"]`);
    await row.waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('End');
    await row.and(page.locator(':focus')).waitFor();
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog');
    await sheet.waitFor();
    const other = await pageOf(room.desk, 'agent');
    expect(await other.post(`tickets/${ticket.id}/claim`, {})).toMatchObject({ status: 204 });
    await row.waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await focused(page).getByText('Complaint 3 of three.').waitFor();
  });

  it('is left for good by whoever goes on elsewhere, also from the end of the list', async () => {
    const { page } = await room.openQueue();
    await page.getByText('Complaint 3 of three.').waitFor();
    await page.keyboard.press('j');
    await focused(page).waitFor();
    await page.keyboard.press('k');
    await page.getByRole('link', { name: /^Mine/ }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/view=mine/);
    await page.getByRole('link', { name: /^Mine/ }).and(page.locator(':focus')).waitFor();
  });

  describe('far below', () => {
    beforeAll(async () => {
      const now = (await room.desk.now()).getTime();
      for (let nth = 0; nth < 40; nth += 1)
        await room.desk.ticket({
          text: `Older complaint ${nth}.`,
          postedAt: new Date(now - (60 + nth) * 60_000).toISOString(),
        });
      await room.desk.ticket({ text: 'The last of many.' });
    });

    it('goes along into another view', async () => {
      const { page } = await room.openQueue();
      await page.getByText('Older complaint 39.').waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('End');
      await focused(page).getByText('The last of many.').waitFor();
      await page.keyboard.press('3');
      await page.waitForURL(/view=unassigned/);
      await focused(page).getByText('The last of many.').waitFor();
      await page.keyboard.press('Home');
      await focused(page).getByText('Older complaint 39.').waitFor();
    });

    it('does not pull the list back once it is scrolled away', async () => {
      const { page } = await room.openQueue();
      await page.keyboard.press('j');
      await focused(page).getByText('Older complaint 39.').waitFor();
      const list = page.getByRole('list', { name: 'Queue' });
      await list.evaluate((viewport) => (viewport.scrollTop = 1e6));
      await page.getByText('The last of many.').waitFor();
      await page.getByText('Older complaint 39.').waitFor({ state: 'detached' });
      await room.desk.ticket({ text: 'The newest of all.' });
      await page.getByText('The newest of all.').waitFor({ state: 'attached' });
      expect(await list.evaluate((viewport) => viewport.scrollTop)).toBeGreaterThan(0);
      await page.keyboard.press('j');
      await focused(page).getByText('Older complaint 38.').waitFor();
    });
  });
});
