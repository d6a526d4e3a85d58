import { readFile } from 'node:fs/promises';
import type { BreachRow } from '@evenhand/shared/wire/breaches';
import { furnishRoom } from '../browser/room.js';
import { isLive, signIn, type Page } from '../browser/seat.js';

describe('the breaches that a manager audits', () => {
  const room = furnishRoom({ firstResponseMinutes: 10 });

  async function open(search = ''): Promise<Page> {
    const { email } = await room.desk.person('manager', 'Mona Manager');
    const { page } = await room.takeSeat();
    await page.goto(`${room.desk.url}/brands/${room.desk.brandId}/breaches${search}`);
    await signIn(page, email);
    await page.getByRole('heading', { name: 'Breaches', level: 1 }).waitFor();
    return page;
  }

  const broken = (page: Page) => page.getByRole('table', { name: /^Broken promises/ });
  const rowOf = (page: Page, text: string) => broken(page).getByRole('row', { name: new RegExp(text) });

  it('are none, in words, before any', async () => {
    const page = await open();
    await page.getByRole('heading', { name: 'No promise was broken in this period' }).waitFor();
  });

  it('say which part of the address they do not understand', async () => {
    const page = await open('?from=garbage&account=zzz');
    await page.getByText('left out: from=garbage, account=zzz').waitFor();
  });

  describe('once a promise was broken', () => {
    beforeAll(async () => {
      const bo = await room.desk.person('agent', 'Bo Agent');
      const kept = await room.desk.ticket({ text: 'Answered in time.' });
      await kept.answered();
      const late = await room.desk.ticket({ text: 'Answered too late.' });
      await late.assignedTo(bo.id);
      const never = await room.desk.ticket({ text: '=HYPERLINK("x") never answered <b>at all</b>.' });
      await room.desk.advance('25 minutes');
      await late.happened('breached');
      await never.happened('breached');
      await late.answered();
    });

    it('say by how much, whose it was and who was told', async () => {
      const page = await open();
      const row = rowOf(page, 'Answered too late');
      await row.getByText('+15 min').waitFor();
      await row.getByText('25 min', { exact: true }).waitFor();
      await row.getByText('10 min', { exact: true }).waitFor();
      await row.getByText('Olga Owner').first().waitFor();
      await row.getByText('with Bo Agent').waitFor();
      await row.locator('summary', { hasText: /\d times?/ }).click();
      await row
        .getByRole('listitem')
        .filter({ hasText: 'rung 2' })
        .filter({ hasText: 'Olga Owner' })
        .first()
        .waitFor();
      await rowOf(page, 'never answered <b>at all').getByText('runs on').waitFor();
      expect(await rowOf(page, 'Answered in time').count()).toBe(0);
    });

    it('are summed up by account and clock, of all clocks of the period', async () => {
      const page = await open();
      const sums = page.getByRole('table', { name: 'By account and clock' });
      const row = sums.getByRole('row', { name: /First response/ });
      await row.waitFor();
      const cells = await row.getByRole('cell').allInnerTexts();
      expect(cells.map((cell) => cell.trim()).slice(0, 6)).toEqual([
        'First response',
        '3',
        '1',
        '2',
        '66.7%',
        '0',
      ]);
    });

    it('are narrowed by what the address says, and the address by what is chosen', async () => {
      const page = await open('?clock=resolution');
      await page.getByRole('heading', { name: 'No promise was broken in this period' }).waitFor();
      await page.getByLabel('Clock', { exact: true }).selectOption('');
      await rowOf(page, 'Answered too late').waitFor();
      await page.getByLabel('Which').selectOption('all');
      await page.waitForURL(/which=all/);
      await page
        .getByRole('row', { name: /Answered in time/ })
        .first()
        .waitFor();
      await page.getByRole('link', { name: 'From … to' }).click();
      await page.getByLabel('To', { exact: true }).fill('2001-01-01');
      await page.getByRole('heading', { name: 'No clock was due in this period' }).waitFor();
      await page.goBack();
      await page
        .getByRole('row', { name: /Answered in time/ })
        .first()
        .waitFor();
    });

    it('are exported exactly as they are narrowed', async () => {
      const page = await open('?clock=first_response');
      await rowOf(page, 'Answered too late').waitFor();
      const exported = async (name: 'CSV' | 'JSON') => {
        const [file] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('link', { name }).click(),
        ]);
        return readFile(await file.path(), 'utf8');
      };
      const rows = JSON.parse(await exported('JSON')) as BreachRow[];
      expect(rows.map(({ clock, state }) => [clock, state])).toEqual([
        ['first_response', 'breached'],
        ['first_response', 'breached'],
      ]);
      const csv = await exported('CSV');
      expect(csv.trim().split('\n')).toHaveLength(3);
      expect(csv).not.toMatch(/(^|,)"?=HYPERLINK/m);
    });

    it('lead to the ticket', async () => {
      const page = await open();
      await rowOf(page, 'Answered too late').getByRole('link').click();
      await page.waitForURL(/\/tickets\/[0-9a-f-]+$/);
      await page.getByText('Answered too late.').first().waitFor();
    });

    it('stay on the screen while the server does not answer, which is said', async () => {
      const page = await open();
      await rowOf(page, 'Answered too late').waitFor();
      await page.route('**/breaches?*', (route) => route.abort());
      await page.getByRole('link', { name: '30 days' }).click();
      await page.getByRole('alert').getByText('The server does not answer.').waitFor();
      expect(await rowOf(page, 'Answered too late').count()).toBe(1);
      await page.unroute('**/breaches?*');
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('alert').waitFor({ state: 'detached' });
    });

    it('come by themselves while one looks, which the page says', async () => {
      const page = await open();
      await rowOf(page, 'Answered too late').waitFor();
      await isLive(page);
      const fresh = await room.desk.ticket({ text: 'Breaks while one looks.' });
      await room.desk.advance('11 minutes');
      await fresh.happened('breached');
      await rowOf(page, 'Breaks while one looks').waitFor();
      expect(await rowOf(page, 'Answered too late').count()).toBe(1);
    });
  });
});
