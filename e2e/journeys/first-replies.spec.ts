import { countsOf, evenhand } from '../../api/test/child.js';
import { PASSWORD } from '../../api/test/desk.js';
import {
  conversationsIn,
  answeredBystanders,
  secondComplaints,
} from '../../api/test/real-data/first-replies.js';
import { onRealData } from '../../api/test/real-data/on-real-data.js';
import { Brands } from '../../api/src/desk/coverage/brands.js';
import { People } from '../../api/src/people/people.js';
import { furnishRoom } from '../browser/room.js';
import { signIn, type Page } from '../browser/seat.js';

onRealData('twcs-threads.csv', (path) => {
  const room = furnishRoom();

  /** What stands in the table, by ticket: the seconds that its exact title gives. */
  const tookOnScreen = async (page: Page) => {
    const cells = await page.locator('tbody tr:has(a[href*="/tickets/"])').evaluateAll((rows) =>
      rows.map((row) => ({
        ticketId: row.querySelector('a')?.getAttribute('href')?.split('/').at(-1) ?? '',
        took: row.querySelectorAll('td')[2]?.querySelector('[title]')?.getAttribute('title') ?? null,
      })),
    );
    return new Map(
      cells.map(({ ticketId, took }) => [
        ticketId,
        took === null ? null : Number(took.replace(/[^\d.]/g, '')),
      ]),
    );
  };

  it('the Breaches screen shows the first-reply times that the file has', async () => {
    const { desk } = room;
    expect(countsOf(await evenhand(desk.database, 'import', path, '--format', 'twcs')).tickets).toBe(755);
    const brand = await desk.app.get(Brands).named('imported');
    const email = 'mara@example.com';
    const mara = { email, name: 'Mara Manager', password: PASSWORD, role: 'manager' } as const;
    await desk.app.get(People).add(brand.id, mara, 'test');

    const { page } = await room.takeSeat();
    await page.goto(
      `${desk.url}/brands/${brand.id}/breaches?period=all&which=all&history=imported&clock=first_response`,
    );
    await signIn(page, email);
    const more = page.getByRole('button', { name: 'Load more' });
    await more.waitFor();
    const rows = page.locator('tbody tr:has(a[href*="/tickets/"])');
    while (await more.isVisible()) {
      const before = await rows.count();
      await more.click();
      await page.waitForFunction(
        (count) => document.querySelectorAll('tbody tr:has(a[href*="/tickets/"])').length > count,
        before,
      );
    }
    const shown = await tookOnScreen(page);
    expect(shown.size).toBe(755);

    const roots = await desk.asOwner<{ root: string; ticketId: string }>(
      `select external_id as root, ticket_id as "ticketId" from desk.post where outcome = 'ticket' and brand_id = $1`,
      [brand.id],
    );
    const ticketOf = new Map(roots.map(({ root, ticketId }) => [root, ticketId]));
    const conversations = conversationsIn(path);
    const second = new Set(secondComplaints(conversations));
    const own = conversations.filter(({ root }) => !second.has(root));
    expect(own.map(({ root }) => [root, shown.get(ticketOf.get(root) ?? '')])).toEqual(
      own.map(({ root, firstToCustomerSeconds }) => [root, firstToCustomerSeconds]),
    );
    const bystanders = new Set(answeredBystanders(own));
    expect(own.filter(({ root }) => !bystanders.has(root))).toHaveLength(743);
  }, 600_000);
});
