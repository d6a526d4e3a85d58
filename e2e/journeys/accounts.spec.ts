import { furnishRoom } from '../browser/room.js';
import { isLive, signIn, type Page } from '../browser/seat.js';

describe('the accounts of a brand', () => {
  const room = furnishRoom({ firstResponseMinutes: 10 });

  async function open(): Promise<Page> {
    const { email } = await room.desk.person('manager', 'Mona Manager');
    const { page } = await room.takeSeat();
    await page.goto(`${room.desk.url}/brands/${room.desk.brandId}/accounts`);
    await signIn(page, email);
    await page.getByRole('heading', { name: 'Accounts', level: 1 }).waitFor();
    return page;
  }

  const card = (page: Page, name: string) => page.getByRole('article', { name });

  it('say what to do where nothing was ever received', async () => {
    const page = await open();
    await card(page, '@BrandCares').getByText('Nothing was ever received.').waitFor();
  });

  it('say that somebody waits longer than promised, and no more once they are answered', async () => {
    const ticket = await room.desk.ticket({ text: 'Is anybody there?' });
    const page = await open();
    await card(page, '@BrandCares')
      .getByText(/has waited \d+ (s|min)\.$/)
      .waitFor();
    await room.desk.advance('11 minutes');
    await page.reload();
    await card(page, '@BrandCares').getByText('has waited 11 min: longer than promised.').waitFor();
    await card(page, '@BrandCares').getByText('within 10 min').waitFor();
    await ticket.answered();
    await page.reload();
    await card(page, '@BrandCares').getByText('Nobody waits for a first answer.').waitFor();
  });

  it('can be another person’s', async () => {
    await room.desk.person('agent', 'Otto Other');
    const page = await open();
    const owner = card(page, '@BrandCares').getByLabel('Owner');
    expect(await owner.locator('option:checked').innerText()).toBe('Olga Owner');
    const answered = page.waitForResponse((answer) => answer.request().method() === 'PATCH');
    await owner.selectOption({ label: 'Otto Other' });
    await answered;
    await page.reload();
    await card(page, '@BrandCares')
      .getByLabel('Owner')
      .locator('option:checked', { hasText: 'Otto Other' })
      .waitFor({ state: 'attached' });
  });

  it('say that nobody is told of a broken promise where nobody owns them', async () => {
    await room.desk.asOwner("update desk.account set owner_id = null where handle = '@BrandCares'");
    const page = await open();
    await card(page, '@BrandCares').getByText('Nobody is told when its promises break').waitFor();
    await isLive(page);
  });

  it('can be boards, whose public page opens at the address that is shown', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Open a board' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name of the board').fill('Help at Tidewater');
    await dialog.getByRole('button', { name: 'Open a board' }).click();
    const board = card(page, 'Help at Tidewater');
    await board.getByText(`${room.desk.url}/board/`).waitFor();
    const [opened] = await Promise.all([
      page.context().waitForEvent('page'),
      board.getByRole('link', { name: /^Open/ }).click(),
    ]);
    await opened.waitForURL(/\/board\/[0-9a-f-]+$/);
    await opened.getByText('Help at Tidewater').first().waitFor();
  });
});
