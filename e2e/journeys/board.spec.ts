import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { forgetCrowd, openBoard, said, Visitor } from '../../api/test/board/visitor.js';
import { furnishRoom } from '../browser/room.js';
import type { Page, Seat } from '../browser/seat.js';

const PICTURES = fileURLToPath(new URL('../../.results/screenshots/', import.meta.url));
const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [
    { name: 'wide', viewport: { width: 1440, height: 900 } },
    { name: 'narrow', viewport: { width: 390, height: 844 } },
  ].map(({ name, viewport }) => ({ colorScheme, viewport, name: `${name}-${colorScheme}` })),
);

describe('a visitor of the board', () => {
  const room = furnishRoom();
  let accountId: string;
  let visitors = 0;
  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
  });
  beforeEach(async () => {
    visitors += 1;
    forgetCrowd(room.desk);
    accountId = await openBoard(room.desk, `NovaTel ${visitors}`);
  });

  const open = async (path = '', options = {}): Promise<Seat> => {
    const seat = await room.takeSeat(options);
    await seat.page.goto(`${room.desk.url}/board/${accountId}${path}`);
    return seat;
  };
  const complain = async (page: Page, name: string, text: string) => {
    await page.getByLabel('Your name').fill(name);
    await page.getByLabel('What went wrong?').fill(text);
    await page.getByRole('button', { name: 'Post in public' }).click();
  };
  const complaintIn = (page: Page) => /complaints\/([^#]+)/.exec(page.url())![1]!;
  const others = () => new Visitor(room.desk, accountId);

  it('complains in public, and it is a ticket on the desk, with the numbers that the public does not see', async () => {
    const { page, complaints } = await open();
    await complain(page, 'Vera', 'No internet since Monday. Call 06 12 34 56 78!');
    await page.getByRole('heading', { name: 'Complaint by Vera' }).waitFor();
    await page.getByText('Call •• •• •• •• 78!').waitFor();
    const secret = new URL(page.url()).hash.slice(1);
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(await page.getByRole('textbox', { name: 'Your own link' }).inputValue()).toBe(page.url());
    await room.desk.settled();
    const tickets = await room.desk.asOwner(
      `select p.text, t.state from desk.ticket t join desk.post p on (p.brand_id, p.ticket_id) = (t.brand_id, t.id)
        where t.account_id = $1`,
      [accountId],
    );
    expect(tickets).toEqual([{ text: 'No internet since Monday. Call 06 12 34 56 78!', state: 'open' }]);
    expect(complaints).toEqual([]);
  });

  it('sees the answer on the open page without loading it again, and hears of it', async () => {
    const { page } = await open();
    await complain(page, 'Vera', 'No internet since Monday.');
    await page.getByText('has not answered yet').waitFor();
    await page.getByLabel('Write more').fill('half a sentence');
    await said(room.desk, complaintIn(page), 'answer', 'We sent somebody. <b>Today.</b>');
    await page.getByText('We sent somebody. <b>Today.</b>').waitFor();
    await page.locator('[aria-live=polite]').getByText('New answer from Ana of NovaTel Help').waitFor();
    expect(await page.getByLabel('Write more').inputValue()).toBe('half a sentence');
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await page.getByRole('listitem').getByText('half a sentence').waitFor();
    expect(await page.getByLabel('Write more').inputValue()).toBe('');
  });

  it('finds their own complaint again in this browser, and nobody else can write in it', async () => {
    const { page } = await open();
    await complain(page, 'Vera', 'No internet since Monday.');
    await page.getByRole('heading', { name: 'Complaint by Vera' }).waitFor();
    const address = page.url();
    await page.getByRole('link', { name: 'All complaints' }).click();
    await page
      .getByRole('region', { name: 'Your complaints' })
      .getByRole('link', { name: /No internet/ })
      .click();
    await page.waitForURL(address);
    await page.getByLabel('Write more').waitFor();
    const stranger = await open(`/complaints/${complaintIn(page)}`);
    await stranger.page.getByText('Only who complained can write here').waitFor();
    expect(await stranger.page.getByRole('textbox').count()).toBe(0);
    const elsewhere = await room.takeSeat();
    await elsewhere.page.goto(address);
    await elsewhere.page.getByLabel('Write more').waitFor();
  });

  it('says whether it is solved once the brand says so', async () => {
    const { page } = await open();
    await complain(page, 'Vera', 'No internet since Monday.');
    await page.getByLabel('Write more').waitFor();
    expect(await page.getByRole('button', { name: 'It is solved' }).count()).toBe(0);
    await said(room.desk, complaintIn(page), 'solved', '');
    await page.getByRole('button', { name: 'It is not solved' }).click();
    await page.getByLabel('What is still wrong?').fill('The light is still red.');
    expect(await page.getByLabel('What is still wrong?').evaluate((it) => it.matches(':focus'))).toBe(true);
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await page.getByText('Waiting for an answer').waitFor();
    await said(room.desk, complaintIn(page), 'solved', '');
    await page.getByRole('button', { name: 'It is solved' }).click();
    await page.getByText('Vera confirms that it is solved.').waitFor();
    expect(await page.getByRole('button', { name: 'It is solved' }).count()).toBe(0);
  });

  it('keeps what they typed when it is not taken, and reads why', async () => {
    const { page } = await open();
    await page.getByRole('button', { name: 'Post in public' }).click();
    await page.getByText('Fill in a name.').waitFor();
    await complain(page, 'NovaTel support', 'A long story.');
    await page.getByRole('alert').getByText('could be taken for one of the brand’s own').waitFor();
    expect(await page.getByLabel('What went wrong?').inputValue()).toBe('A long story.');
    await page.context().setOffline(true);
    await complain(page, 'Vera', 'A long story.');
    await page.getByRole('alert').getByText('The server does not answer').waitFor();
    await page.context().setOffline(false);
    await page.getByLabel('What went wrong?').fill('x'.repeat(5_010));
    await page.getByText('10 characters too many').first().waitFor();
    expect(await page.getByLabel('What went wrong?').inputValue()).toHaveLength(5_010);
  });

  it('reads on, twenty at a time, and in a language of theirs', async () => {
    for (let nth = 0; nth < 22; nth += 1) await others().complained({ text: `Complaint ${nth}` });
    const { page } = await open();
    await page.getByText('Complaint 21', { exact: true }).waitFor();
    expect(await page.getByRole('article').count()).toBe(20);
    await page.getByRole('button', { name: 'Load more' }).click();
    await page.getByText('Complaint 0', { exact: true }).waitFor();
    expect(await page.getByRole('article').count()).toBe(22);
    await page.getByRole('button', { name: /^Language/ }).click();
    await page.getByRole('menuitemradio', { name: 'Nederlands' }).click();
    await page.getByRole('heading', { name: 'Klachten en antwoorden' }).waitFor();
    await page.getByRole('button', { name: /^Taal/ }).click();
    await page.getByRole('menuitemradio', { name: 'Français' }).click();
    await page.getByRole('heading', { name: 'Plaintes et réponses' }).waitFor();
  });

  it('is told when there is nothing at an address', async () => {
    const { page } = await open('/complaints/0190a0a0-0000-7000-8000-000000000000');
    await page.getByRole('heading', { name: 'This complaint is not here' }).waitFor();
    await page.goto(`${room.desk.url}/board/junk`);
    await page.getByRole('heading', { name: 'There is no board here' }).waitFor();
  });

  it('sends the secret to nobody in an address', async () => {
    const seat = await room.takeSeat();
    const addresses: string[] = [];
    seat.page.on('request', (request) => addresses.push(request.url()));
    await seat.page.goto(`${room.desk.url}/board/${accountId}`);
    await complain(seat.page, 'Vera', 'No internet since Monday.');
    await seat.page.getByLabel('Write more').waitFor();
    const secret = new URL(seat.page.url()).hash.slice(1);
    expect(addresses.filter((address) => address.includes(secret))).toEqual([]);
  });

  /** A picture of the page, which no rule of accessibility objects to and which does not scroll sideways. */
  async function isFit({ page }: Seat, screen: string, look: (typeof LOOKS)[number]): Promise<void> {
    await page.screenshot({ path: `${PICTURES}${screen}-${look.name}.png`, fullPage: true });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`))).toEqual([]);
    await page.setViewportSize({ width: 360, height: 800 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await page.setViewportSize(look.viewport);
  }

  it.each(LOOKS)('finds the board fit to read and to use: $name', async (look) => {
    const empty = await open('', look);
    await empty.page.getByText('Nobody has complained here yet').waitFor();
    await isFit(empty, 'board-empty', look);
    await complain(empty.page, 'Vera', 'No internet since Monday.');
    await empty.page.getByLabel('Write more').waitFor();
    await isFit(empty, 'board-own', look);

    const long = await others().complained({
      name: 'Bartholomew-Maximilian van der Straeten-Vandenbroucke III',
      text: `${'Three weeks without internet, and nobody says when it is mended. '.repeat(12)}\n\n${'x'.repeat(300)}`,
    });
    await others().complained({ name: 'علي', text: 'لا يعمل الإنترنت منذ ثلاثة أيام' });
    await said(
      room.desk,
      long.id,
      'answer',
      'We are sorry. Somebody comes tomorrow between 09:00 and 12:00.',
    );
    await said(room.desk, long.id, 'solved', '');
    const full = await open('', look);
    await full.page.getByText('We are sorry').waitFor();
    await isFit(full, 'board', look);
    const thread = await open(`/complaints/${long.id}#${long.proof}`, look);
    await thread.page.getByRole('button', { name: 'It is solved' }).waitFor();
    await isFit(thread, 'board-thread', look);
    expect([...empty.complaints, ...full.complaints, ...thread.complaints]).toEqual([]);
  });
});
