import { layCable, type Cable } from '../browser/cable.js';
import { faultsOf, overflowOf } from '../browser/faults.js';
import { furnishRoom } from '../browser/room.js';
import { signIn, type Page } from '../browser/seat.js';

/** What of the top bar lies over what comes after it, or reaches beyond the page. */
const collisions = (page: Page) =>
  page.locator('header.bar > *:not(.gap)').evaluateAll((parts) =>
    parts.flatMap((part, at) => {
      const right = Math.max(
        ...[part, ...part.querySelectorAll('*:not(.words, .unseen)')].map(
          (one) => one.getBoundingClientRect().right,
        ),
      );
      const next = parts[at + 1]?.getBoundingClientRect().left ?? innerWidth;
      return right > next + 0.5 ? [`${part.localName} by ${right - next}`] : [];
    }),
  );
const isCut = (page: Page) =>
  page.locator('eh-live-light .words').evaluate((words) => words.scrollWidth > words.clientWidth);

describe('the top bar on a phone', () => {
  const room = furnishRoom();
  let cable: Cable;
  beforeAll(async () => {
    cable = await layCable(room.desk.url);
    const name = 'Brand of a company with a very long name';
    await room.desk.asOwner('update desk.brand set name = $2 where id = $1', [room.desk.brandId, name]);
  });
  afterAll(() => cable.remove());

  it.each([
    ['en', 'Catching up', 'Retry'],
    ['nl', 'Haalt in', 'Opnieuw'],
    ['fr', 'Rattrapage', 'Réessayer'],
  ])('says how live the page is, and lays nothing over the bell: %s', async (locale, catchingUp, retry) => {
    cable.mend();
    const { email } = await room.desk.person('agent', 'Ana Agent');
    const { page } = await room.takeSeat({ viewport: { width: 360, height: 740 }, locale });
    await page.goto(cable.url);
    await signIn(page, email);
    await page.locator('eh-bell button').waitFor();
    await page.locator('eh-live-light .live').waitFor();
    expect([await collisions(page), await isCut(page)]).toEqual([[], false]);
    // It catches up faster than one can look.
    await page.locator('eh-live-light .words').evaluate((words, said) => {
      words.parentElement?.classList.replace('live', 'catching-up');
      words.textContent = said;
    }, catchingUp);
    expect([await collisions(page), await isCut(page)]).toEqual([[], false]);
    cable.cut();
    await page.getByRole('button', { name: retry }).waitFor();
    expect(await collisions(page)).toEqual([]);
  });

  it('has a tab for what came back below it, and nothing is cut', async () => {
    const ticket = await room.desk.ticket({ text: 'It is dead again.' });
    await room.desk.asOwner('update desk.ticket set recurrences = 1 where id = $1', [ticket.id]);
    const seat = await room.openQueue({ viewport: { width: 360, height: 740 } });
    const tabs = seat.page.getByRole('navigation', { name: 'Views' });
    await tabs.getByRole('link').filter({ hasText: /Back/ }).waitFor();
    await seat.page.getByText('It is dead again.').first().waitFor();
    expect(await overflowOf(seat.page)).toBeLessThanOrEqual(0);
    expect(await faultsOf(seat)).toEqual([]);
    expect(await tabs.evaluate((nav) => nav.scrollWidth - nav.clientWidth)).toBeLessThanOrEqual(0);
  });
});
