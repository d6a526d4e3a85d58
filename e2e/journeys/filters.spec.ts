import { furnishRoom } from '../browser/room.js';
import { isLive, type Page } from '../browser/seat.js';

const ENGLISH = 'The technician did not come, I waited all day.';
const DUTCH = 'Mijn rekening klopt niet en niemand antwoordt op mijn vragen.';

describe('a queue that is narrowed', () => {
  const room = furnishRoom();

  beforeAll(async () => {
    await room.desk.ticket({ text: ENGLISH });
    await room.desk.ticket({ text: DUTCH });
  });

  const rows = (page: Page) => page.getByRole('list', { name: 'Queue' }).getByRole('listitem');

  /** The one row that is shown, and what the tab counts, once it is so. */
  async function showsOnly(page: Page, text: string): Promise<void> {
    await page.getByRole('link', { name: 'All 1', exact: true }).waitFor();
    await rows(page).filter({ hasText: text }).waitFor();
    expect(
      await rows(page)
        .filter({ has: page.locator('time') })
        .count(),
    ).toBe(1);
  }

  it('shows what passes a filter in the address, counts it, and survives a reload', async () => {
    const { page } = await room.openQueue();
    await page.goto(`${page.url()}?language=nl`);
    await showsOnly(page, DUTCH);
    await page.reload();
    await isLive(page);
    await showsOnly(page, DUTCH);
    await page.getByRole('link', { name: 'Unassigned 1' }).click();
    await page.waitForURL(
      (url) => url.search.includes('view=unassigned') && url.search.includes('language=nl'),
    );
    await page.getByRole('link', { name: 'Remove the filter Language: Dutch' }).click();
    await page.waitForURL((url) => !url.search.includes('language'));
    await rows(page).filter({ hasText: ENGLISH }).waitFor();
  });

  it('takes in live what passes, and nothing else', async () => {
    const { page } = await room.openQueue();
    await page.goto(`${page.url()}?language=nl`);
    await showsOnly(page, DUTCH);
    await isLive(page);
    await room.desk.ticket({ text: 'Nothing for you: this one is written in English, as you can see.' });
    await room.desk.ticket({ text: 'Nog een klacht: het internet werkt al drie dagen niet meer.' });
    await rows(page).filter({ hasText: 'Nog een klacht' }).waitFor();
    expect(await rows(page).filter({ hasText: 'Nothing for you' }).count()).toBe(0);
    await room.desk.asOwner("update desk.ticket set state = 'closed' where excerpt like 'No%'");
  });

  it('is narrowed and widened by its menus', async () => {
    const { page } = await room.openQueue();
    await page.getByRole('button', { name: 'Filter' }).click();
    const menus = page.getByRole('dialog', { name: 'Filters' });
    for (const menu of ['Account', 'Channel', 'Topic']) await menus.getByLabel(menu).waitFor();
    await menus.getByLabel('Channel').selectOption('X');
    await menus.getByLabel('Account').selectOption('@BrandCares');
    await menus.getByLabel('Language').selectOption('Dutch');
    await page.waitForURL(/account=.*channel=x|channel=x.*account=/);
    await showsOnly(page, DUTCH);
    await menus.getByRole('button', { name: 'Clear filters' }).click();
    await page.waitForURL(/\/queue$/);
    await rows(page).filter({ hasText: ENGLISH }).waitFor();
  });

  it('needs no mouse', async () => {
    const { page } = await room.openQueue();
    await rows(page).filter({ hasText: DUTCH }).waitFor();
    await page.keyboard.press('f');
    const menus = page.getByRole('dialog', { name: 'Filters' });
    await menus.getByLabel('Account').and(page.locator(':focus')).waitFor();
    const language = menus.getByLabel('Language');
    await language.getByRole('option', { name: 'Dutch' }).waitFor({ state: 'attached' });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Dutch');
    await page.waitForURL(/language=nl/);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await showsOnly(page, DUTCH);
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    for (const does of ['Take the next ticket', 'Claim the ticket', 'Open the ticket', 'Filters'])
      await sheet.getByText(does, { exact: true }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('says that filters hide what there is, and takes them away', async () => {
    const { page } = await room.openQueue();
    await page.goto(`${page.url()}?topic=zebra`);
    await page.getByRole('heading', { name: 'No ticket passes the filters' }).waitFor();
    await page.getByText('this view may hide tickets').waitFor();
    await page.getByRole('link', { name: 'Clear filters' }).last().click();
    await rows(page).filter({ hasText: ENGLISH }).waitFor();
  });
});
