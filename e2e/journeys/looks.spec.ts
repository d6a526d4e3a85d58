import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { startDesk, type TestDesk } from '../../api/test/desk.js';
import { openBrowser } from '../browser/chromium.js';
import { openQueue, signIn, takeSeat, type Browser, type Page, type Seat } from '../browser/seat.js';

const PICTURES = fileURLToPath(new URL('../../.results/screenshots/', import.meta.url));

const WIDTHS = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };
const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) =>
  Object.entries(WIDTHS).map(([name, viewport]) => ({
    colorScheme,
    viewport,
    name: `${name}-${colorScheme}`,
  })),
);

type Look = (typeof LOOKS)[number];

/** What a browser says of its own accord when an answer is a 401: nobody is signed in yet, or the password was wrong. */
const isSignInAnswer = (said: string) => /status of 401 .*\/api\/session\)$/.test(said);

describe('Evenhand', () => {
  let desk: TestDesk;
  let browser: Browser;

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    [desk, browser] = await Promise.all([startDesk(), openBrowser()]);
  });

  afterAll(async () => {
    await browser.close();
    await desk.close();
  });

  /** A picture of the screen, which no rule of accessibility objects to and which does not scroll sideways. */
  async function isFit(seat: Seat, screen: string, { name, viewport }: Look): Promise<void> {
    await seat.page.screenshot({ path: `${PICTURES}${screen}-${name}.png` });
    const { violations } = await new AxeBuilder({ page: seat.page }).analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`))).toEqual([]);
    await seat.page.setViewportSize({ width: 360, height: viewport.height });
    expect(await overflow(seat.page)).toBeLessThanOrEqual(0);
    await seat.page.setViewportSize(viewport);
    expect(seat.complaints.filter((said) => !isSignInAnswer(said))).toEqual([]);
  }

  const overflow = (page: Page) =>
    page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });

  /** The words of rows that do not fit into their place; only the excerpt may be cut. */
  const cut = (page: Page) =>
    page
      .locator('[role=list], [role=listitem], [role=listitem] :is(.line, button), nav[aria-label=Views]')
      .evaluateAll((lines) =>
        lines
          .filter(
            (line) => line.scrollWidth > line.clientWidth || line.getBoundingClientRect().right > innerWidth,
          )
          .map((line) => line.textContent.trim()),
      );

  it.each(LOOKS)(
    'greets at the sign-in screen, and says that the password was wrong: $name',
    async (look) => {
      const seat = await takeSeat(browser, look);
      await seat.page.goto(desk.url);
      await seat.page.getByRole('heading', { name: 'Sign in' }).waitFor();
      await isFit(seat, 'sign-in', look);
      await signIn(seat.page, 'nobody@example.com', 'wrong');
      await seat.page.getByRole('alert').waitFor();
      await isFit(seat, 'sign-in-wrong', look);
      await seat.leave();
    },
  );

  it.each(LOOKS)('says what to do when nothing waits: $name', async (look) => {
    const seat = await openQueue(browser, desk, look);
    await seat.page.getByRole('heading', { name: 'Nothing is waiting' }).waitFor();
    await isFit(seat, 'queue-empty', look);
    await seat.leave();
  });

  describe('with a queue', () => {
    beforeAll(async () => {
      const ana = await desk.person('agent', 'Ana Agent');
      const long = await desk.ticket({
        text: `Three weeks without internet, ${'and then another week, '.repeat(20)}and nobody answers.`,
      });
      await long.assignedTo(ana.id);
      await desk.advance('25 hours');
      await desk.ticket({ text: 'مرحبا، لا يعمل الإنترنت منذ ثلاثة أيام', channel: 'x' });
      await desk.advance('31 minutes');
      await desk.ticket({ text: 'Mijn rekening klopt niet en niemand antwoordt op mijn vragen.' });
      await desk.advance('24 minutes');
      const paused = await desk.ticket({ text: 'Waiting for the part that you promised.' });
      const answered = await desk.ticket({ text: 'The technician did not come, I waited all day.' });
      await answered.answered();
      const done = await desk.ticket({ text: 'Thank you, it works again.' });
      await desk.asOwner(
        "update desk.clock set state = 'paused' where ticket_id = $1 and kind = 'first_response'",
        [paused.id],
      );
      await desk.asOwner(
        "update desk.clock set state = 'met', stopped_at = desk.now() where ticket_id = $1",
        [done.id],
      );
    });

    it.each(LOOKS)('shows every state of a clock: $name', async (look) => {
      const seat = await openQueue(browser, desk, look);
      for (const state of ['on time', 'due soon', 'breached', 'paused'])
        await seat.page
          .getByRole('button', { name: new RegExp(`${state}$`) })
          .first()
          .waitFor();
      await seat.page.getByText('answered', { exact: true }).waitFor();
      await isFit(seat, 'queue', look);
      await seat.leave();
    });

    it.each([1440, 1360, 1280, 1152, 1024, 768, 390, 360])(
      'cuts nothing of since when, whose and how grave: %d pixels wide',
      async (width) => {
        const seat = await openQueue(browser, desk, { viewport: { width, height: 900 } });
        await seat.page.getByText('answered', { exact: true }).waitFor();
        expect(await cut(seat.page)).toEqual([]);
        await seat.leave();
      },
    );
  });
});
