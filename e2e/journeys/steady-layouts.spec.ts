import { openTicket } from '../browser/at-a-ticket.js';
import { openScreen, rungOf } from '../browser/at-the-promises.js';
import { faultsOf, overflowOf } from '../browser/faults.js';
import { furnishRoom } from '../browser/room.js';
import type { Page, Seat } from '../browser/seat.js';
import { rotasBy, weekly } from '../../api/test/escalation/on-a-rota.js';

const LONG_HANDLE = '@BrandCaresForEverybodyInTheWholeWideWorldOfficial';

/** Texts of a wall that reach past the window, wherever the picture has wandered to, and those that lie on another. */
const misplacedOn = (page: Page) =>
  page.evaluate(() => {
    const main = document.querySelector<HTMLElement>('eh-wall-screen main');
    if (main) main.style.transform = 'translate(18px, 18px)';
    const walker = document.createTreeWalker(
      document.querySelector('main') ?? document.body,
      NodeFilter.SHOW_TEXT,
    );
    const boxes: { text: string; box: DOMRect }[] = [];
    while (walker.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      const text = walker.currentNode.textContent?.trim() ?? '';
      const isSeen = !walker.currentNode.parentElement?.closest('.unseen');
      if (text !== '' && isSeen) for (const box of range.getClientRects()) boxes.push({ text, box });
    }
    const past = boxes.filter(({ box }) => box.right > innerWidth - 8 || box.left < 8);
    const onAnother = boxes.filter(({ box: a }, place) =>
      boxes.slice(place + 1).some(({ box: b }) => {
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        return across > 1 && down > 0.35 * Math.min(a.height, b.height);
      }),
    );
    return { past: past.map(({ text }) => text), onAnother: onAnother.map(({ text }) => text) };
  });

describe('screens keep their lines', () => {
  const room = furnishRoom({ firstResponseMinutes: 10 });
  let email: string;
  beforeAll(async () => {
    ({ email } = await room.desk.person('manager', 'Mona Manager'));
    await (await room.desk.ticket({ text: 'Answered in time.' })).answered();
    const late = await room.desk.ticket({ text: 'Too late.' });
    await late.assignedTo((await room.desk.person('agent', 'Ana Agent')).id);
    await room.desk.advance('13 hours');
    await late.happened('breached');
    await room.desk.ticket({ text: 'Still to come.' });
  });

  // Nobody may sign in so often.
  const open = async (path: string, options: Parameters<typeof room.takeSeat>[0] = {}): Promise<Seat> =>
    openScreen(room, path, { email: (await room.desk.person('manager')).email, ...options });
  const picture = async (page: Page, name: string) => {
    if (process.env['SHOTS'])
      await page.screenshot({ path: `${process.env['SHOTS']}/${name}.png`, fullPage: true });
  };

  it.each([
    ['light', 390, 844],
    ['dark', 390, 844],
    ['light', 1440, 900],
    ['dark', 3840, 2160],
  ] as const)('on a wall: %s, %i by %i', async (colorScheme, width, height) => {
    await room.desk.asOwner('update desk.account set handle = $1', [LONG_HANDLE]);
    const { page } = await open('breaches/wall', { colorScheme, viewport: { width, height } });
    await page.getByRole('region', { name: 'Overdue now' }).getByText('+').first().waitFor();
    await page.getByRole('region', { name: 'Next deadlines' }).getByText(LONG_HANDLE).first().waitFor();
    if (colorScheme === 'light') await page.keyboard.press('l');
    await room.desk.asOwner("update desk.account set handle = '@BrandCares'");
    await picture(page, `wall-${colorScheme}-${width}`);
    expect(await misplacedOn(page)).toEqual({ past: [], onAnother: [] });
  });

  it.each([1440, 1920, 3840])('where charts stand side by side, at %i px', async (width) => {
    const { page } = await open('breaches?which=all', { viewport: { width, height: 1200 } });
    await page.locator('.panels eh-chart svg').first().waitFor();
    // As tall as a card with all that it can have.
    await page.locator('.panels').evaluate((cards: HTMLElement) => {
      cards.style.gridAutoRows = '26rem';
    });
    await picture(page, `charts-${width}`);
    const gaps = await page
      .locator('.panels > :is(eh-distribution-panel, eh-heat-panel)')
      .evaluateAll((cards) =>
        cards.map((card) => {
          const last = card.lastElementChild?.getBoundingClientRect();
          return Math.round(card.getBoundingClientRect().bottom - (last?.bottom ?? 0));
        }),
      );
    expect(gaps.filter((gap) => gap > 24)).toEqual([]);
  });

  it('in a ticket’s fold that waits for somebody with a long name', async () => {
    const ticket = await room.desk.ticket();
    await room.desk.asOwner("update desk.ticket set state = 'waiting', waiting_on = $2 where id = $1", [
      ticket.id,
      'The regional network operations centre of the carrier in Liège',
    ]);
    const viewport = { width: 390, height: 844 };
    const { page } = await openTicket(room, ticket.id, { email, viewport });
    const fold = page.getByRole('button', { name: /About this ticket/ });
    await fold.getByText('Waiting for').waitFor();
    await picture(page, 'fold-390');
    expect(Math.round((await fold.boundingBox())?.height ?? 0)).toBeLessThanOrEqual(44);
    await fold.getByText('Severity').waitFor();
    expect(await overflowOf(page)).toBe(0);
  });

  it('in a list of rotas, whose times are those of the rota and under the focus one’s own', async () => {
    const { id } = await room.desk.person('agent', 'Bo Brown');
    const call = rotasBy(room.desk, await room.desk.signIn(email));
    await call(
      'POST ',
      weekly([id, (await room.desk.person('agent', 'Kim King')).id], { zone: 'Asia/Tokyo' }),
    );
    const seat = await open('ladders/rotas');
    const until = seat.page.getByText(/^until .*09:00/);
    await until.waitFor();
    await until.focus();
    const own = seat.page.getByText(/^\s*your time: .*00:00/);
    expect(await own.evaluate((tip) => getComputedStyle(tip).clipPath)).toBe('none');
    await picture(seat.page, 'rotas-own');
    expect(await faultsOf(seat)).toEqual([]);
  });

  it('in a ladder while it is written, rung under rung', async () => {
    const { page } = await open('ladders/new', { viewport: { width: 1440, height: 900 } });
    await page.getByRole('button', { name: 'Add a rung' }).click();
    await rungOf(page, 2).getByLabel('Whom').selectOption({ label: 'A person' });
    await page.getByRole('button', { name: 'Add a rung' }).click();
    await rungOf(page, 2).getByRole('checkbox', { name: 'e-mail' }).check();
    await picture(page, 'ladder-1440');
    const lefts = [];
    for (const nth of [1, 2, 3])
      lefts.push((await rungOf(page, nth).getByLabel('Again every').boundingBox())?.x);
    expect(new Set(lefts).size).toBe(1);
    expect(lefts[0]).toBeGreaterThan(0);
  });
});
