import { furnishRoom } from '../browser/room.js';
import type { Page } from '../browser/seat.js';

describe('a ticket that somebody takes from the queue', () => {
  const room = furnishRoom();

  const rowOf = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text });

  async function standOn(page: Page, text: string): Promise<void> {
    await rowOf(page, text).waitFor();
    const focused = page.locator('[role=listitem]:focus');
    await page.keyboard.press('j');
    await focused.waitFor();
    for (let tries = 0; tries < 20 && !(await focused.innerText()).includes(text); tries += 1) {
      const before = await focused.getAttribute('data-id');
      await page.keyboard.press('j');
      await page.locator(`[role=listitem]:focus:not([data-id="${before}"])`).waitFor();
    }
  }

  it('is claimed with c, counts under Mine, and stands with its holder before everybody', async () => {
    const ticket = await room.desk.ticket({ text: 'My modem blinks red.' });
    const carla = await room.desk.person('agent', 'Carla Claims');
    const { page: others } = await room.openQueue();
    const { page } = await room.openQueue({ email: carla.email });
    await page.getByRole('link', { name: 'Mine 0' }).waitFor();
    await standOn(page, 'My modem blinks red.');
    await page.keyboard.press('c');
    await page.getByRole('status').getByText('The ticket is yours').waitFor();
    await rowOf(page, 'My modem blinks red.').getByText('Carla Claims').waitFor();
    await page.getByRole('link', { name: 'Mine 1' }).waitFor();
    await rowOf(others, 'My modem blinks red.').getByText('Carla Claims').waitFor();
    expect(await ticket.events('claimed')).toMatchObject([
      { actor: `person ${carla.id}`, body: { isNext: false, ahead: 0 } },
    ]);
    await page.keyboard.press('2');
    await page.waitForURL(/view=mine/);
    await rowOf(page, 'My modem blinks red.').waitFor();
  });

  it('cannot be claimed by somebody else, who is told whose it is', async () => {
    const hal = await room.desk.person('agent', 'Hal Holder');
    const ticket = await room.desk.ticket({ text: 'The line is dead.' });
    await ticket.assignedTo(hal.id);
    const { page } = await room.openQueue();
    await standOn(page, 'The line is dead.');
    await page.keyboard.press('c');
    await page.getByRole('alert').getByText('Hal Holder has claimed this ticket.').waitFor();
    await rowOf(page, 'The line is dead.').getByText('Hal Holder').waitFor();
  });

  it('shows before all who is looking at it, until they leave', async () => {
    const ticket = await room.desk.ticket({ text: 'Somebody should look at this.' });
    const { page } = await room.openQueue();
    const lou = await room.desk.person('agent', 'Lou Looker');
    const { page: looking } = await room.openQueue({ email: lou.email });
    await rowOf(looking, 'Somebody should look at this.').getByRole('link').click();
    await looking.waitForURL(`**/tickets/${ticket.id}`);
    const seen = rowOf(page, 'Somebody should look at this.').getByText('Lou Looker is looking');
    await seen.waitFor();
    await looking.goBack();
    await rowOf(looking, 'Somebody should look at this.').waitFor();
    await seen.waitFor({ state: 'detached' });
    expect(await looking.getByText('Lou Looker is looking').count()).toBe(0);
  });

  it('opens with Enter, and in another tab with a click that asks for one', async () => {
    const ticket = await room.desk.ticket({ text: 'Open me, please.' });
    const { page, context } = await room.openQueue();
    const [tab] = await Promise.all([
      context.waitForEvent('page'),
      rowOf(page, 'Open me, please.')
        .getByRole('link')
        .click({ modifiers: ['ControlOrMeta'] }),
    ]);
    await tab.waitForURL(`**/tickets/${ticket.id}`);
    await standOn(page, 'Open me, please.');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/tickets/${ticket.id}`);
  });

  it('says in icon and words that it waits for its customer', async () => {
    const ticket = await room.desk.ticket({ text: 'I will send you the number tonight.' });
    await room.desk.asOwner("update desk.ticket set state = 'waiting' where id = $1", [ticket.id]);
    const { page } = await room.openQueue();
    await page.keyboard.press('5');
    await page.waitForURL(/view=waiting/);
    await rowOf(page, 'I will send you the number tonight.').getByText('Waiting', { exact: true }).waitFor();
  });
});
