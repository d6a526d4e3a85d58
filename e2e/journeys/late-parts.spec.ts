import { until } from '../../api/test/until.js';
import { furnishRoom } from '../browser/room.js';
import { signIn, type Page } from '../browser/seat.js';

const PARTS = '**/chunk-*.js';
const KEY = /\b(breaches|policies|ladders|calendars)\.[a-z]/;

describe('a screen whose part of the program is late', () => {
  const room = furnishRoom();

  async function atTheQueue(): Promise<Page> {
    const { page } = await room.takeSeat({ viewport: { width: 1_280, height: 800 } });
    const { email } = await room.desk.person('manager', 'Mona Manager');
    await page.goto(`${room.desk.url}/brands/${room.desk.brandId}/queue`);
    await signIn(page, email);
    await page.getByRole('heading', { name: 'Queue', level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    return page;
  }
  const press = (page: Page, name: string) =>
    page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name, exact: true }).click();

  it('shows no key in place of a word, also where somebody presses on before the words are there', async () => {
    const page = await atTheQueue();
    const held: (() => Promise<void>)[] = [];
    let isHeld = true;
    await page.route(PARTS, (route) => (isHeld ? void held.push(() => route.continue()) : route.continue()));
    await press(page, 'Policies');
    await until(() => held.length > 0, 'the first part is asked for');
    await press(page, 'Breaches');
    isHeld = false;
    await Promise.all(held.map((goOn) => goOn()));
    await page.getByRole('heading', { name: 'Breaches', level: 1 }).waitFor();
    expect(await page.getByRole('main').innerText()).not.toMatch(KEY);
  });

  it('says that it did not come, and comes with the page that is loaded anew', async () => {
    const page = await atTheQueue();
    await page.route(PARTS, (route) => route.abort());
    await press(page, 'Policies');
    const said = page.getByRole('alert').filter({ hasText: 'That screen could not be loaded.' });
    await said.waitFor();
    await page.unroute(PARTS);
    await said.getByRole('link', { name: 'Load the page again' }).click();
    await page.getByRole('heading', { name: 'Policies', level: 1 }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});
