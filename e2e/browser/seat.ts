import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { PASSWORD, type TestDesk } from '../../api/test/desk.js';

export type { Browser, Page };

/** Somebody at a browser of their own. */
export interface Seat {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the browser's console complained of. */
  readonly complaints: readonly string[];
  leave(): Promise<void>;
}

/** A machine may be busy; what never comes is told after so long. */
const PATIENCE_MS = 60_000;

/** An empty browser before a page that was not asked for yet. */
export async function takeSeat(browser: Browser, options: BrowserContextOptions = {}): Promise<Seat> {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC', ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`${message.text()} (${message.location().url})`);
  });
  return { page, context, complaints, leave: () => context.close() };
}

/** Fills in the sign-in screen as a person does, in whatever language it speaks. */
export async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.getByLabel(/^E-?mail$/).fill(email);
  await page.getByLabel(/^(Password|Wachtwoord|Mot de passe)$/).fill(password);
  await page.getByRole('button', { name: /^(Sign in|Aanmelden|Se connecter)$/ }).click();
}

export interface At extends BrowserContextOptions {
  /** Where the server is reached; the desk's own address unless said otherwise. */
  readonly url?: string;
  /** Whose seat it is; a new agent's unless said otherwise. */
  readonly email?: string;
}

/** An agent of the desk, signed in, before an open queue that is live. */
export async function openQueue(browser: Browser, desk: TestDesk, at: At = {}): Promise<Seat> {
  const { url = desk.url, email = (await desk.person('agent')).email, ...options } = at;
  const seat = await takeSeat(browser, options);
  await seat.page.goto(url);
  await signIn(seat.page, email);
  await isLive(seat.page);
  await isRead(seat.page);
  return seat;
}

/** Waits until the frame says that what is shown moves by itself. */
export const isLive = (page: Page): Promise<void> =>
  page
    .getByRole('status')
    .getByText(/^\s*(Live|En direct)\s*$/)
    .waitFor();

/** Waits until the screen is there and no longer on its way to being read. */
async function isRead(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('main').locator('[aria-busy=true]').waitFor({ state: 'detached' });
}
