import { furnishRoom } from '../browser/room.js';
import { faultsOf } from '../browser/faults.js';
import { isLive, signIn, type Page, type Seat } from '../browser/seat.js';
import type { TicketStory } from '../../api/test/ticket-story.js';

describe('the figures that a manager audits', () => {
  const room = furnishRoom({ firstResponseMinutes: 10 });
  let email: string;
  let late: TicketStory;

  beforeAll(async () => {
    ({ email } = await room.desk.person('manager', 'Mona Manager'));
    const prompt = await room.desk.ticket({ text: 'Answered in time.' });
    await room.desk.advance('4 minutes');
    await prompt.answered();
    late = await room.desk.ticket({ text: 'Answered too late.' });
    const never = await room.desk.ticket({ text: 'Never answered at all.' });
    await room.desk.advance('13 minutes');
    await late.happened('breached');
    await never.happened('breached');
    await late.answered();
    await room.desk.advance('20 minutes');
  });

  async function sit(search = '', options: Parameters<typeof room.takeSeat>[0] = {}): Promise<Seat> {
    const seat = await room.takeSeat(options);
    const { page } = seat;
    await page.goto(`${room.desk.url}/brands/${room.desk.brandId}/${search}`);
    await signIn(page, email);
    return seat;
  }
  const open = async (search: string): Promise<Page> => (await sit(search)).page;

  const panel = (page: Page, name: string) =>
    page.locator('.panels > *').filter({ has: page.getByRole('heading', { name }) });
  const rowOf = (page: Page, text: string) => page.getByRole('row', { name: new RegExp(text) }).first();

  it('lead from a bin of the distribution to the tickets in it, by keyboard and by address', async () => {
    const page = await open('breaches');
    await rowOf(page, 'Never answered').waitFor();
    const distribution = panel(page, 'How much it took');
    await distribution.locator('svg').waitFor();
    await distribution.locator('summary').focus();
    await page.keyboard.press('Enter');
    const bin = distribution.getByRole('row', { name: /^125–150 %/ });
    await bin.waitFor();
    expect(await bin.getByRole('cell').allInnerTexts()).toEqual(['0', '1']);
    await bin.getByRole('link').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/used=125-150/);
    await page.getByText('The list shows only:').waitFor();
    await rowOf(page, 'Never answered').waitFor({ state: 'detached' });
    await rowOf(page, 'Answered too late').waitFor();
    await page.getByRole('link', { name: 'Show again beyond 125–150 % of the target' }).click();
    await rowOf(page, 'Never answered').waitFor();
  });

  it('lead on from a ticket to its ledger', async () => {
    const page = await open('breaches?used=125-150&clock=first_response');
    await page.getByRole('button', { name: 'Ledger of: Answered too late.' }).click();
    const entries = page.getByRole('list', { name: 'Ledger' }).getByRole('listitem');
    await entries.first().waitFor();
    expect(await entries.count()).toBe((await late.timeline()).length);
    await entries.getByText('opened').waitFor();
    await entries.getByText('First response breached').waitFor();
  });

  it('show who was lost once an agent has said so with one press', async () => {
    const page = await open(`tickets/${late.id}`);
    const button = page.getByRole('button', { name: 'Phoned' });
    await button.click();
    await page.getByRole('button', { name: 'Phoned', pressed: true }).waitFor();
    await late.happened('lost');
    await page.goto(`${room.desk.url}/brands/${room.desk.brandId}/breaches`);
    const losses = panel(page, 'Customers lost');
    await losses.locator('svg').waitFor();
    await losses.getByRole('spinbutton').fill('7.5');
    await losses.getByRole('spinbutton').press('Tab');
    await losses.getByText('Calls that were not avoided cost 7.5').waitFor();
    await losses.getByRole('link', { name: 'Phoned' }).click();
    await page.waitForURL(/mark=phoned/);
    await rowOf(page, 'Answered in time').waitFor({ state: 'detached' });
    await rowOf(page, 'Answered too late').waitFor();
    await page.getByRole('link', { name: 'Show again beyond Phoned' }).click();
    await rowOf(page, 'Never answered').waitFor();
    await losses.locator('summary').focus();
    await page.keyboard.press('Enter');
    await losses.getByRole('rowheader').getByRole('link').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/waited=\d+/);
    await rowOf(page, 'Never answered').waitFor({ state: 'detached' });
    await rowOf(page, 'Answered too late').waitFor();
    await page.getByRole('link', { name: /^Show again beyond Customers lost after/ }).waitFor();
    await page.goto(`${room.desk.url}/brands/${room.desk.brandId}/tickets/${late.id}`);
    await page.getByRole('button', { name: 'Phoned', pressed: true }).click();
    await page.getByRole('button', { name: 'Phoned', pressed: false }).waitFor();
    await late.happened('loss taken back');
  });

  it('narrow to a shift over midnight, in the zone that is chosen', async () => {
    const hour = (await room.desk.now()).getUTCHours();
    const page = await open(`breaches?which=all&zone=UTC&hours=${(hour + 3) % 24}-${(hour + 5) % 24}`);
    await page.getByRole('heading', { name: 'No clock was due in this period' }).waitFor();
    await page.getByLabel('Shift from').selectOption('');
    await rowOf(page, 'Never answered').waitFor();
  });

  it.each([
    ['light', 1440, 900],
    ['dark', 1440, 900],
    ['light', 360, 740],
    ['dark', 3840, 2160],
  ] as const)('fit on a %s screen of %i by %i', async (colorScheme, width, height) => {
    const seat = await sit('breaches?which=all', {
      colorScheme,
      viewport: { width, height },
      reducedMotion: 'reduce',
    });
    const { page } = seat;
    await panel(page, 'How much it took').locator('svg').waitFor();
    if (process.env['SHOTS'])
      await page.screenshot({
        path: `${process.env['SHOTS']}/breaches-${colorScheme}-${width}.png`,
        fullPage: true,
      });
    expect(await faultsOf(seat)).toEqual([]);
  });

  it('fill a wall, which says in words when it is not live, and goes back by Escape', async () => {
    const page = await open('breaches/wall');
    const overdue = page.getByRole('region', { name: 'Overdue now' });
    await overdue.getByText('+').first().waitFor();
    expect(await page.title()).toBe('Wall · Evenhand');
    await page.getByRole('region', { name: 'Next deadlines' }).getByText('@BrandCares').first().waitFor();
    expect(await page.getByText('Never answered at all').count()).toBe(0);
    expect(await page.getByRole('navigation').count()).toBe(0);
    if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/wall.png` });
    await page.route('**/breaches/wall?*', (route) => route.abort());
    await page.getByText('Not live').waitFor();
    await page.unroute('**/breaches/wall?*');
    await page.getByText('Not live').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.waitForURL(/\/breaches$/);
    await page.getByRole('heading', { name: 'Breaches', level: 1 }).waitFor();
    await isLive(page);
  });
});
