import { furnishRoom } from '../browser/room.js';
import { idsInSight } from '../browser/queue-rows.js';

describe('rows under somebody’s pointer', () => {
  const room = furnishRoom();

  beforeAll(async () => {
    for (const nth of [1, 2, 3]) await room.desk.ticket({ text: `Complaint ${nth} of three.` });
  });

  /** A complaint that was written before all others: its place is on top. */
  const oldest = async (minutes: number) =>
    room.desk.ticket({
      text: `Written ${minutes} minutes ago.`,
      postedAt: new Date((await room.desk.now()).getTime() - minutes * 60_000).toISOString(),
    });

  it('stand still while the changes wait in a pill, which shows them', async () => {
    const { page } = await room.openQueue();
    const row = page.getByRole('listitem').filter({ hasText: 'Complaint 2 of three.' });
    await row.hover();
    const before = await idsInSight(page);
    const box = await row.boundingBox();
    const first = await oldest(10);
    await page.getByRole('button', { name: '1 change', exact: true }).waitFor();
    const second = await oldest(12);
    const pill = page.getByRole('button', { name: '2 changes', exact: true });
    await pill.waitFor();
    expect(await idsInSight(page)).toEqual(before);
    expect(await row.boundingBox()).toEqual(box);
    await pill.click();
    await page.getByText('Written 12 minutes ago.').waitFor();
    expect(await idsInSight(page)).toEqual([second.id, first.id, ...before]);
    expect(await page.getByRole('button', { name: /changes?$/ }).count()).toBe(0);
  });

  it('move by themselves when the pointer has left', async () => {
    const { page } = await room.openQueue();
    const before = await idsInSight(page);
    await page.getByRole('listitem').filter({ hasText: 'Complaint 1 of three.' }).hover();
    const top = await oldest(20);
    await page.getByRole('button', { name: '1 change', exact: true }).waitFor();
    expect(await idsInSight(page)).toEqual(before);
    await page.getByRole('heading', { name: 'Queue', exact: true }).hover();
    await page.getByText('Written 20 minutes ago.').waitFor();
    expect(await idsInSight(page)).toEqual([top.id, ...before]);
  });

  it('stand still under the keyboard’s focus too, which stays on its row', async () => {
    const { page } = await room.openQueue();
    const before = await idsInSight(page);
    const focused = (id?: string) => page.locator(`[data-id="${id}"]:focus`);
    await page.keyboard.press('j');
    await focused(before[0]).waitFor();
    await page.keyboard.press('j');
    await focused(before[1]).waitFor();
    const top = await oldest(25);
    await page.getByRole('button', { name: '1 change', exact: true }).waitFor();
    expect(await idsInSight(page)).toEqual(before);
    await page.keyboard.press('Escape');
    await page.getByText('Written 25 minutes ago.').waitFor();
    expect(await idsInSight(page)).toEqual([top.id, ...before]);
    await focused(before[1]).waitFor();
  });
});
