import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openTwo } from '../../api/test/sla/two-tickets.js';
import { openTicket, worker } from '../browser/at-a-ticket.js';
import { faultsOf } from '../browser/faults.js';
import { furnishRoom } from '../browser/room.js';
import type { Page } from '../browser/seat.js';

const PICTURES = fileURLToPath(new URL('../../.results/screenshots/', import.meta.url));

const posts = (page: Page) => page.getByRole('article', { name: /^Post by the customer/ });

describe('an agent', () => {
  const room = furnishRoom();
  beforeAll(() => {
    mkdirSync(PICTURES, { recursive: true });
  });

  it.each([
    ['light', 1440],
    ['dark', 360],
  ] as const)(
    'merges two tickets that were one problem, by keyboard: %s, %i px',
    async (colorScheme, width) => {
      const { first, second } = await openTwo(room.desk, { between: '1 minute' });
      const ana = await worker(room, 'Ana Agent');
      for (const ticket of [first, second]) await ticket.assignedTo(ana.id);
      const viewport = { width, height: 900 };
      const seat = await openTicket(room, second.id, { email: ana.email, colorScheme, viewport });
      const { page } = seat;
      if (width < 1024) await page.getByRole('button', { name: /About this ticket/ }).click();

      await page.getByRole('button', { name: 'Merge…' }).focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Merge into another ticket' });
      const choice = dialog.getByRole('radio', { name: /My internet has not worked/ });
      await choice.waitFor();
      expect(await choice.isChecked()).toBe(true);
      await page.screenshot({ path: `${PICTURES}merge-${width}-${colorScheme}.png` });
      expect(await faultsOf(seat)).toEqual([]);
      await choice.focus();
      await page.keyboard.press('Enter');

      await page.waitForURL(new RegExp(`/tickets/${first.id}$`));
      await page.getByRole('status').getByText('Merged: this is the ticket that goes on').waitFor();
      await page.getByText('Ana Agent brought what was said on another ticket here').waitFor();
      expect(await posts(page).count()).toBe(2);
      expect(await second.state()).toBe('merged');

      await page.getByRole('link', { name: 'see it' }).click();
      await page.waitForURL(new RegExp(`/tickets/${second.id}$`));
      await page.getByText('Ana Agent merged this ticket into another').waitFor();
      await page.getByText('This ticket went into another one: answer there.').waitFor();
      expect(await page.getByRole('textbox', { name: 'Public reply' }).count()).toBe(0);
      if (width < 1024) await page.getByRole('button', { name: /About this ticket/ }).click();
      await page.screenshot({ path: `${PICTURES}merged-${width}-${colorScheme}.png` });
      expect(await faultsOf(seat)).toEqual([]);
      await page.getByRole('link', { name: 'Go to the ticket that it went into' }).click();
      await page.waitForURL(new RegExp(`/tickets/${first.id}$`));
    },
  );

  it('splits off what was another problem, and undoes it', async () => {
    const ticket = await room.desk.ticket();
    await ticket.wroteAgain({ text: 'And my bill is wrong, too.' });
    const ana = await worker(room, 'Ana Agent');
    await ticket.assignedTo(ana.id);
    const seat = await openTicket(room, ticket.id, { email: ana.email });
    const { page } = seat;
    await posts(page).nth(1).waitFor();
    expect(await page.getByRole('button', { name: 'What to do with this post' }).count()).toBe(1);

    await page.getByRole('button', { name: 'What to do with this post' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Make this a ticket of its own from here' }).waitFor();
    await page.screenshot({ path: `${PICTURES}split.png` });
    await page.keyboard.press('Enter');
    await page.getByText('A ticket of its own now').waitFor();
    await page.getByText('Ana Agent split a ticket off').waitFor();
    await posts(page).getByText('And my bill is wrong, too.').waitFor({ state: 'detached' });
    expect(await posts(page).count()).toBe(1);
    expect(await faultsOf(seat)).toEqual([]);

    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('One ticket again').waitFor();
    await posts(page).getByText('And my bill is wrong, too.').waitFor();
    expect(await posts(page).count()).toBe(2);
  });

  it('says what a ticket is about, and why', async () => {
    const ticket = await room.desk.ticket({ text: 'Somebody is in my account and reads my mail.' });
    const ana = await worker(room, 'Ana Agent');
    await ticket.assignedTo(ana.id);
    const seat = await openTicket(room, ticket.id, { email: ana.email });
    const { page } = seat;
    await page.getByRole('button', { name: /^Change…/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Topic and severity' });
    await dialog.getByRole('combobox', { name: 'Topic' }).selectOption({ label: 'Security' });
    await dialog.getByRole('combobox', { name: 'Severity' }).selectOption({ label: '1, gravest' });
    await dialog.getByRole('button', { name: 'Change' }).click();
    await dialog.getByRole('alert').getByText('Say why.').waitFor();
    expect(await faultsOf(seat)).toEqual([]);
    await page.screenshot({ path: `${PICTURES}classify.png` });
    await dialog.getByRole('textbox', { name: 'Why' }).fill('Somebody else reads the mail.');
    await page.keyboard.press('Tab');
    await dialog.getByRole('button', { name: 'Change' }).click();
    await page.getByText('Ana Agent changed topic or severity').waitFor();
    await page.getByText('1, gravest').waitFor();
    const [classified] = await ticket.events('classified');
    expect(classified?.body).toMatchObject({ to: { topic: 'security', severity: 1 } });
  });
});
