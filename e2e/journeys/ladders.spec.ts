import { openScreen, rungOf } from '../browser/at-the-promises.js';
import { furnishRoom } from '../browser/room.js';
import type { Seat } from '../browser/seat.js';

describe('the ladders of a brand', () => {
  const room = furnishRoom({ firstResponseMinutes: 20 });

  async function open(path: string): Promise<Seat> {
    const { email } = await room.desk.person('manager', 'Mona Manager');
    return openScreen(room, path, { email });
  }

  it('are built rung by rung, read back in words, and saved', async () => {
    await room.desk.person('agent', 'Pia Person');
    const { page, complaints } = await open('ladders');
    await page.getByRole('link', { name: 'New ladder' }).click();
    await page.getByLabel('Name').fill('Nights');
    await rungOf(page, 1).getByLabel('Percent').fill('50');
    const save = page.getByRole('button', { name: 'Save the ladder' });
    const isMute = page.getByText('Of a breach somebody has to be told until the customer is answered.');
    await isMute.waitFor();
    expect(await save.getAttribute('aria-disabled')).toBe('true');
    await page.getByRole('button', { name: 'Add a rung' }).click();
    await rungOf(page, 2).getByRole('checkbox', { name: 'e-mail' }).check();
    await rungOf(page, 2).getByLabel('Again every').fill('15');
    await page.getByRole('button', { name: 'Add a rung' }).click();
    await rungOf(page, 3).getByLabel('Minutes', { exact: true }).fill('5');
    await rungOf(page, 3).getByLabel('Whom').selectOption({ label: 'A person' });
    await rungOf(page, 3).getByLabel('Which person').selectOption({ label: 'Pia Person' });
    const words = page.getByRole('region', { name: 'In words' }).getByRole('listitem');
    const told = [
      'At 50 % of the time, whoever has the ticket is told in the browser.',
      'At 100 % of the time, the owner of the account is told in the browser and by e-mail, and again every 15 min until somebody answers the customer.',
      'If nobody has answered 5 min later, Pia Person is told in the browser.',
    ];
    expect(await words.allInnerTexts()).toEqual(told);
    const preview = page.getByRole('region', { name: 'If a complaint came now' });
    await preview.getByText('Breach').waitFor();
    expect(await preview.getByRole('listitem').count()).toBe(4);

    await isMute.waitFor({ state: 'detached' });
    await save.click();
    await page.getByRole('heading', { name: 'Nights', level: 1 }).waitFor();
    await page.getByRole('link', { name: 'All ladders' }).click();
    const saved = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Nights' }) });
    await saved.getByText('Pia Person').waitFor();
    expect(await saved.getByRole('listitem').allInnerTexts()).toEqual(told);
    expect(complaints).toEqual([]);
  });

  it('have rungs that the keyboard puts into another order, and a refusal that names the rung', async () => {
    const { page } = await open('ladders/new');
    await page.getByLabel('Name').fill('Upside down');
    await page.getByRole('button', { name: 'Add a rung' }).click();
    await page.getByRole('button', { name: 'Move rung 2 up' }).press('Enter');
    const words = page.getByRole('region', { name: 'In words' }).getByRole('listitem');
    await words
      .nth(0)
      .getByText(/^At 100 %/)
      .waitFor();
    expect(await rungOf(page, 1).getByLabel('Percent').inputValue()).toBe('100');
    await page.getByRole('button', { name: 'Save the ladder' }).click();
    await page.getByText('Rung 2: 75 % comes before the rung above it.').waitFor();
  });

  it('write into rooms, whose secret is shown once', async () => {
    const { page } = await open('ladders/webhooks');
    await page.getByRole('button', { name: 'New webhook' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Operations');
    await dialog.getByLabel('Address').fill('https://chat.example.com/hooks/very-secret');
    await dialog.getByRole('button', { name: 'Make the webhook' }).click();
    await dialog.getByText(/^whsec_/).waitFor();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page
      .getByRole('row', { name: /Operations/ })
      .getByText('chat.example.com')
      .waitFor();
    expect(await page.content()).not.toMatch(/whsec_|very-secret/);
  });

  it('are climbed on a screen that says who was told and who is next, and an acknowledgement quietens them', async () => {
    const ticket = await room.desk.ticket({ text: 'Is anybody there?' });
    await room.desk.advance('21 minutes');
    await ticket.happened('breached');
    const { page } = await open('climbing');
    const row = page.getByRole('listitem').filter({ hasText: 'Is anybody there?' });
    await row.getByText('Rung 2 of 2').first().waitFor();
    await row.getByText('Olga Owner').first().waitFor();
    await row.getByRole('link', { name: 'Is anybody there?' }).click();
    await page.getByRole('button', { name: 'Acknowledge' }).click();
    await page.getByRole('menuitem', { name: 'Nobody is paged for 30 min' }).click();
    await page.getByText('Mona Manager took note: nobody is paged until').waitFor();
    await page.goto(`${room.desk.url}/brands/${room.desk.brandId}/climbing`);
    await row.getByText('Mona Manager took note, quiet until').waitFor();
    await row.getByRole('link', { name: 'Is anybody there?' }).click();
    await page.getByRole('button', { name: 'End it' }).click();
    await page.getByRole('button', { name: 'Acknowledge' }).waitFor();
  });
});
