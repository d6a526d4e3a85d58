import type { Browser, BrowserContextOptions } from 'playwright-core';
import { startDesk, type TestDesk } from '../../api/test/desk.js';
import { openBrowser } from './chromium.js';
import { openQueue, takeSeat, type At, type Seat } from './seat.js';

/** A desk, and a browser at which people sit. */
export interface Room {
  readonly desk: TestDesk;
  /** An empty browser before a page that was not asked for yet. */
  takeSeat(options?: BrowserContextOptions): Promise<Seat>;
  /** An agent of the desk, signed in, before an open queue that is live. */
  openQueue(at?: At): Promise<Seat>;
}

/** Makes a room for the tests of one `describe`; everybody leaves at the end of each test. */
export function furnishRoom(...promises: Parameters<typeof startDesk>): Room {
  let desk: TestDesk;
  let browser: Browser;
  const seats: Seat[] = [];
  const seated = (seat: Seat) => {
    seats.push(seat);
    return seat;
  };
  beforeAll(async () => {
    [desk, browser] = await Promise.all([startDesk(...promises), openBrowser()]);
  });
  afterEach(async () => {
    for (const seat of seats.splice(0)) await seat.leave();
  });
  afterAll(async () => {
    await browser.close();
    await desk.close();
  });
  return {
    get desk() {
      return desk;
    },
    takeSeat: async (options) => seated(await takeSeat(browser, options)),
    openQueue: async (at) => seated(await openQueue(browser, desk, at)),
  };
}
