import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { openBrowser } from './chromium.js';

describe('the browser that npm brings', () => {
  let server: Server;
  let browser: Browser;

  beforeAll(async () => {
    server = createServer((_, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end('<h1>Queue</h1><p id="clock"></p><script>clock.textContent = `${6 * 7} minutes`</script>');
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await new Promise((closed) => server.close(closed));
  });

  it('renders a served page and runs its script', async () => {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    expect(await page.locator('body').innerText()).toBe('Queue\n\n42 minutes');
    await page.close();
  });

  it('takes a screenshot that is a PNG with something on it', async () => {
    const page = await browser.newPage({ viewport: { width: 320, height: 200 } });
    const empty = await page.screenshot();
    await page.setContent(
      '<div style="width:100px;height:100px;background:linear-gradient(red,blue)"></div>',
    );
    const drawn = await page.screenshot();
    expect(drawn.subarray(1, 4).toString()).toBe('PNG');
    expect(drawn.length).toBeGreaterThan(empty.length);
    await page.close();
  });
});
