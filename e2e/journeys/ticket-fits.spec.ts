import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { boardOf, worker } from '../browser/at-a-ticket.js';
import { overflowOf } from '../browser/faults.js';
import { furnishRoom } from '../browser/room.js';
import { signIn, type Page } from '../browser/seat.js';

const PICTURES = fileURLToPath(new URL('../../.results/screenshots/', import.meta.url));
/** The first is 1440 by 900 at 200 %, the second a phone on its side. */
const SIZES = [
  { width: 720, height: 450 },
  { width: 844, height: 390 },
  { width: 800, height: 600 },
  { width: 900, height: 700 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

/** The part of the window in which the conversation is seen, and how wide the title is. */
const roomOf = (page: Page) =>
  page.evaluate(() => {
    const box = (selector: string) =>
      document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
    const [main, talk] = [box('main'), box('eh-stream .scroller')];
    const bottom = Math.min(main.bottom, talk.bottom);
    return {
      talk: (bottom - Math.max(main.top, talk.top)) / main.height,
      post: bottom - box('eh-stream article').top,
      title: box('h1').width,
    };
  });

describe('a ticket on a small or magnified screen', () => {
  const room = furnishRoom();
  const complaint = boardOf(room);

  beforeAll(() => {
    mkdirSync(PICTURES, { recursive: true });
  });

  it.each(['en', 'fr'])('shows its title and what was said: %s', async (locale) => {
    const ana = await worker(room, 'Ana Agent');
    const { ticketId } = await complaint('Drie dagen geen internet, en niemand neemt de telefoon op.');
    const { page } = await room.takeSeat({ locale, colorScheme: 'dark' });
    await page.goto(`${room.desk.url}/brands/${room.desk.brandId}/tickets/${ticketId}`);
    await signIn(page, ana.email);
    await page.getByRole('article').first().waitFor();
    for (const isClaimed of [false, true]) {
      if (isClaimed) await page.keyboard.press('c');
      const reply = page.getByRole('textbox', { name: /^(Public reply|Réponse publique)$/ });
      await reply.and(page.locator(isClaimed ? '[placeholder*="Vera"]' : '[placeholder]')).waitFor();
      for (const size of SIZES) {
        await page.setViewportSize(size);
        const name = `${locale}-${size.width}x${size.height}${isClaimed ? '' : '-blind'}`;
        await page.screenshot({ path: `${PICTURES}ticket-fits-${name}.png` });
        const { talk, post, title } = await roomOf(page);
        expect({ name, overflow: await overflowOf(page) }).toEqual({ name, overflow: 0 });
        expect(title).toBeGreaterThanOrEqual(200);
        expect(post).toBeGreaterThan(40);
        expect({ name, isRoomy: talk >= 0.4, talk }).toEqual({ name, isRoomy: true, talk });
      }
    }
    const next = page.getByRole('button', { name: /^(Take next|Prendre le suivant)/ });
    expect(await next.isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: /^(Resolve|Résoudre)/ }).isVisible()).toBe(true);
  });
});
