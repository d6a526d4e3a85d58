import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions } from 'playwright-core';
import { serveFeed, type FeedServer } from '../../api/test/sla/feed-server.js';
import { icalendar } from '../../api/test/sla/calendar-draft.js';
import { dayOf, fillWorkingDays, openScreen, saveCalendar } from '../browser/at-the-promises.js';
import { furnishRoom } from '../browser/room.js';
import type { Seat } from '../browser/seat.js';

const YEAR = new Date().getUTCFullYear();
const LOOKS = [
  { colorScheme: 'light' as const, viewport: { width: 1440, height: 900 }, locale: 'en-GB' },
  { colorScheme: 'dark' as const, viewport: { width: 360, height: 780 }, locale: 'nl-BE' },
  { colorScheme: 'dark' as const, viewport: { width: 800, height: 1000 }, locale: 'fr-BE' },
];

describe('a calendar that a manager builds', () => {
  const room = furnishRoom();
  let feed: FeedServer;
  beforeAll(async () => {
    feed = await serveFeed();
    feed.answer(icalendar([`${YEAR}-08-03`, 'Works outing']));
  });
  afterAll(() => feed.close());

  async function sit(at: string, options?: BrowserContextOptions): Promise<Seat> {
    const { email } = await room.desk.person('manager', 'Mona Manager');
    return openScreen(room, `calendars${at}`, { email, ...options });
  }

  it('has a lunch break and a holiday, is seen as a year, tells when a clock is due, and is saved', async () => {
    const { page, complaints } = await sit('');
    await page.getByRole('link', { name: 'New calendar' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Help desk');
    await fillWorkingDays(page, 'Europe/Brussels');
    await dayOf(page, /open, 7 h 30/)
      .first()
      .waitFor();

    await page.getByRole('button', { name: 'Add a date' }).click();
    await page.getByText('Give a date that exists.').waitFor();
    await page.getByLabel('Date', { exact: true }).fill(`${YEAR}-07-10`);
    await page.getByRole('list', { name: 'Special dates' }).getByLabel('Name').fill('Party');
    await dayOf(page, /10 July, Party, day off/).waitFor();
    await page.getByRole('button', { name: 'Add hours to Party' }).click();
    await dayOf(page, /10 July, Party, special hours, 09:00–17:00, 8 h/).waitFor();

    await page.getByLabel('Country').selectOption('BE');
    await dayOf(page, /21 July, .*day off/).waitFor();
    await page.getByRole('checkbox', { name: /21 July/ }).check();
    await dayOf(page, /21 July, (open|closed)/).waitFor();
    await dayOf(page, /25 December, Christmas Day, day off/).focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-date'))).toBe(
      `${YEAR}-12-26`,
    );

    await page.getByLabel('A clock of so many hours').fill('5');
    await page.getByLabel('that begins at').fill('2027-03-01T10:00');
    await page.getByText(/Monday,? 1 March 2027 at 16:00 \(Europe\/Brussels\)/).waitFor();

    await saveCalendar(page);
    await page.waitForURL(/\/calendars\/[0-9a-f-]{36}$/);
    await page.getByRole('link', { name: 'Calendars' }).last().click();
    const card = page.getByRole('article', { name: 'Help desk' });
    await card.getByText('Mon–Fri 09:00–12:00, 13:00–17:30').waitFor();
    await card.getByText('Europe/Brussels · Version 1').waitFor();
    expect(complaints).toEqual([]);
  });

  it('says beside a field what is wrong, and is not saved', async () => {
    const { page } = await sit('/new');
    const nameless = page.getByText('Give it a name of 1 to 200 characters.');
    await page.getByLabel('Time zone').waitFor();
    expect(await nameless.count()).toBe(0);
    await page.getByLabel('Time zone').fill('Europe/Bruges');
    await page.getByLabel('Time zone').blur();
    await nameless.waitFor();
    await page.getByText('There is no such time zone.').waitFor();
    await page.getByText('Put right what is marked, and the year is shown here.').waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('alert').getByText('There is no time zone "Europe/Bruges".').waitFor();
  });

  it('reads days off at an address, and from a file that is dropped', async () => {
    const { page } = await sit('/new');
    await page.getByLabel('Name', { exact: true }).fill('With feed');
    await page.getByLabel('Address').fill(feed.url);
    await page.getByLabel('Address').blur();
    await dayOf(page, /3 August, Works outing, day off/).waitFor();
    const file = {
      name: 'days.ics',
      mimeType: 'text/calendar',
      buffer: Buffer.from(icalendar([`${YEAR}-08-04`, 'Stocktaking'])),
    };
    await page.getByLabel('Choose a file').setInputFiles(file);
    await dayOf(page, /4 August, Stocktaking, day off/).waitFor();
    await saveCalendar(page);
    feed.answer('gone', 410);
    await page.getByRole('button', { name: 'Read now' }).click();
    await page.getByText('The host answered 410, and no calendar.').waitFor();
    feed.answer(icalendar([`${YEAR + 1}-08-05`, 'Moved']));
    await page.getByRole('button', { name: 'Read now' }).click();
    await page.getByRole('list', { name: 'Versions' }).getByText('by itself').waitFor();
    await page.getByRole('button', { name: `To ${YEAR + 1}` }).click();
    await dayOf(page, /5 August, Moved, day off/).waitFor();
  });

  it('is always open at a switch', async () => {
    const { page } = await sit('/new');
    await page.getByLabel('Name', { exact: true }).fill('Always');
    await page.getByRole('switch', { name: /Always open/ }).check();
    await page.getByRole('heading', { name: 'Hours of a week' }).waitFor({ state: 'detached' });
    await dayOf(page, /\b1 January, open, 1 d/).waitFor();
    await saveCalendar(page);
  });

  it('is not changed over what another has saved meanwhile', async () => {
    const { page } = await sit('');
    await page.getByRole('link', { name: 'Always', exact: true }).click();
    await page.getByLabel('Name', { exact: true }).fill('Mine');
    const { page: theirs } = await sit(new URL(page.url()).pathname.replace(/.*\/calendars/, ''));
    await theirs.getByLabel('Name', { exact: true }).fill('Theirs');
    await saveCalendar(theirs);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Version 2 of this calendar was saved meanwhile.').waitFor();
    await page.getByRole('button', { name: 'Load the newer version' }).click();
    await page.getByRole('heading', { name: 'Theirs', level: 1 }).waitFor();
  });

  it('is retired, unless promises run in it', async () => {
    const { page } = await sit('');
    await page.getByRole('link', { name: 'Theirs' }).click();
    await page.getByRole('button', { name: 'Retire' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Retire' }).click();
    await page.waitForURL(/\/calendars$/);
    await page.getByRole('link', { name: 'Help desk' }).waitFor();
    expect(await page.getByRole('link', { name: 'Theirs' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Always open' }).first().click();
    await page.getByRole('button', { name: 'Retire' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Retire' }).click();
    await page.getByText(/^Promises run in this calendar: Default/).waitFor();
  });

  it.each(LOOKS)('breaks no rule of accessibility and does not scroll sideways: $locale', async (look) => {
    for (const at of ['', '/new']) {
      const { page, complaints } = await sit(at, look);
      await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
      if (at !== '') await page.locator('[data-date]').first().waitFor();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`))).toEqual([]);
      const sideways = await page.evaluate(() =>
        [document.documentElement, document.getElementById('main')].map((it) =>
          it ? it.scrollWidth - it.clientWidth : 0,
        ),
      );
      expect(sideways).toEqual([0, 0]);
      expect(complaints).toEqual([]);
    }
  });
});
