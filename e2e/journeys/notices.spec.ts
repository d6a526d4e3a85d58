import { signIn, type Page } from '../browser/seat.js';
import { furnishRoom } from '../browser/room.js';

describe('the bell of a manager', () => {
  const room = furnishRoom({ firstResponseMinutes: 10, repeatMinutes: 60 });

  /** The owner of the account, on a screen that is not the queue. */
  async function open(screen = 'breaches', options = {}): Promise<Page> {
    const [owner] = await room.desk.asOwner<{ email: string }>(
      'select p.email from people.person p join desk.account a on a.owner_id = p.id limit 1',
    );
    const { page } = await room.takeSeat(options);
    await page.goto(`${room.desk.url}/brands/${room.desk.brandId}/${screen}`);
    await signIn(page, owner?.email ?? '');
    await bell(page).waitFor();
    return page;
  }
  const bell = (page: Page) => page.getByRole('button', { name: /notice|avis/i }).first();
  const panel = (page: Page) => page.getByRole('dialog', { name: 'Notices' });
  async function late(text: string) {
    const ticket = await room.desk.ticket({ text });
    await room.desk.advance('10 minutes 1 second');
    await ticket.happened('breached');
    return ticket;
  }

  it('is quiet before anything was late', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Notices', exact: true }).click();
    await panel(page).getByText('You have not been called to any ticket yet.').waitFor();
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'hidden' });
    expect(await bell(page).evaluate((button) => button === document.activeElement)).toBe(true);
  });

  it('rings without a reload, shows what is late, and has been seen once it was opened', async () => {
    const page = await open();
    const ticket = await late('My parcel is gone.');
    await page.getByRole('button', { name: /^\d+ new notices?$/ }).click();
    const notice = panel(page).getByRole('link').filter({ hasText: 'My parcel is gone.' }).first();
    await notice.getByText('First response').waitFor();
    await notice.getByText(/\+\d+ (s|min) late/).waitFor();
    await notice.getByText('rung 2').waitFor();
    await notice.getByText('New', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Notices', exact: true }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Notices', exact: true }).click();
    await panel(page).getByRole('link').filter({ hasText: 'My parcel is gone.' }).first().click();
    await page.waitForURL(new RegExp(`/tickets/${ticket.id}$`));
    await panel(page).waitFor({ state: 'hidden' });
  });

  it('shows what comes while it is open, until it is said to be seen, and what is over', async () => {
    const page = await open();
    await bell(page).click();
    await panel(page).waitFor();
    const ticket = await late('Where is my refund?');
    const notice = () => panel(page).getByRole('link').filter({ hasText: 'Where is my refund?' }).first();
    await notice().waitFor();
    await panel(page).getByRole('button', { name: 'Mark all as seen' }).click();
    await panel(page).getByRole('button', { name: 'Mark all as seen' }).waitFor({ state: 'hidden' });
    await ticket.answered();
    await page.keyboard.press('Escape');
    await bell(page).click();
    await notice().getByText('over').waitFor();
  });

  it('offers nothing for a closed browser where the installation has no keys for it', async () => {
    const page = await open();
    await bell(page).click();
    await panel(page).waitFor();
    expect(await panel(page).getByRole('switch').count()).toBe(0);
  });

  it('says so where the list cannot be loaded, and has it again after a reload', async () => {
    const page = await open();
    await page.route('**/chunk-*.js', (route) => route.abort());
    await bell(page).click();
    await page.getByRole('alert').getByText('The notices could not be loaded.').waitFor();
    await page.unroute('**/chunk-*.js');
    await page.reload();
    await bell(page).click();
    await panel(page).waitFor();
  });

  it('fits a phone, and speaks the language of its reader', async () => {
    await late('Rien ne marche.');
    const page = await open('breaches', { viewport: { width: 360, height: 640 }, locale: 'fr-BE' });
    await page.getByRole('button', { name: /^(\d+ nouve(l|aux) avis|Avis)$/ }).click();
    await page.getByRole('dialog', { name: 'Avis' }).getByRole('link').first().waitFor();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(360);
    const box = await page.getByRole('dialog', { name: 'Avis' }).boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(360);
    const reads = () =>
      room.desk.asOwner(
        `select from people.person p join desk.account a on a.owner_id = p.id where p.language = 'fr'`,
      );
    expect(await reads()).toHaveLength(1);
  });
});

describe('the bell of an installation with keys for web push', () => {
  const KEYS = {
    EVENHAND_VAPID_PUBLIC: `B${'A'.repeat(86)}`,
    EVENHAND_VAPID_PRIVATE: 'A'.repeat(43),
  };
  const room = furnishRoom({}, KEYS);

  it('offers to tell also when the browser is closed, and says so where the browser refuses', async () => {
    const { page } = await room.openQueue();
    await page.getByRole('button', { name: 'Notices', exact: true }).click();
    const push = page.getByRole('switch', { name: 'Tell me also when the browser is closed' });
    await push.waitFor();
    expect(await push.getAttribute('aria-checked')).toBe('false');
    await push.click();
    await page.getByText(/Your browser does not allow it/).waitFor();
    expect(await push.getAttribute('aria-checked')).toBe('false');
  });

  it('has a worker that a browser takes', async () => {
    const { page } = await room.openQueue();
    const state = await page.evaluate(async () => {
      await navigator.serviceWorker.register('/push-worker.js');
      return (await navigator.serviceWorker.ready).active !== null;
    });
    expect(state).toBe(true);
  });
});
