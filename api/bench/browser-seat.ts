import { hash } from '@node-rs/argon2';
import type { Client } from 'pg';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { v7 as newId } from 'uuid';
import { openBrowser } from '@evenhand/e2e/browser/chromium';

const EMAIL = 'agent@example.com';
const PASSWORD = 'a long enough password';

/** An agent at a browser, before the queue of the only brand. */
export class Seat {
  private constructor(
    private readonly browser: Browser,
    readonly page: Page,
    private readonly cdp: CDPSession,
    private readonly address: string,
  ) {}

  static async before(address: string, url: string): Promise<Seat> {
    const browser = await openBrowser();
    const context = await browser.newContext({ viewport: { width: 1_440, height: 900 } });
    const page = await context.newPage();
    await page.goto(url);
    await page.getByLabel('Email').fill(EMAIL);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.waitForURL('**/queue*');
    const cdp = await context.newCDPSession(page);
    await cdp.send('Network.enable');
    return new Seat(browser, page, cdp, address);
  }

  /** Comes to the queue with an empty cache, and waits until its rows stand there and move by themselves. */
  async visit(): Promise<{ bytes: number; usableMs: number }> {
    await this.page.goto('about:blank');
    await this.cdp.send('Network.clearBrowserCache');
    let bytes = 0;
    const count = ({ encodedDataLength }: { encodedDataLength: number }) => (bytes += encodedDataLength);
    this.cdp.on('Network.loadingFinished', count);
    const since = performance.now();
    await this.page.goto(this.address, { waitUntil: 'commit' });
    await this.page.getByRole('listitem').first().waitFor();
    await this.page.getByRole('status').getByText('Live', { exact: true }).waitFor();
    const usableMs = performance.now() - since;
    await this.page.waitForLoadState('networkidle');
    this.cdp.off('Network.loadingFinished', count);
    return { bytes, usableMs };
  }

  async leave(): Promise<void> {
    await this.browser.close();
  }
}

/** An agent of the first brand. */
export async function seatOf(owner: Client, url: string): Promise<Seat> {
  const { rows } = await owner.query<{ id: string }>('select id from desk.brand order by created_at limit 1');
  const brandId = rows[0]?.id;
  const personId = newId();
  await owner.query(
    'insert into people.person (id, email, name, password_hash, created_at) values ($1, $2, $3, $4, now())',
    [personId, EMAIL, 'Ana Agent', await hash(PASSWORD)],
  );
  await owner.query(
    `insert into people.membership (brand_id, person_id, role, created_at) values ($1, $2, 'agent', now())`,
    [brandId, personId],
  );
  return Seat.before(`${url}/brands/${brandId}/queue`, url);
}
