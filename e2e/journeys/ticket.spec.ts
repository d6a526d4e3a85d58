import { boardOf, openTicket, replyField, worker } from '../browser/at-a-ticket.js';
import { furnishRoom } from '../browser/room.js';
import type { Page } from '../browser/seat.js';

describe('the ticket screen', () => {
  const room = furnishRoom();
  const complaint = boardOf(room);
  const claimed = async (text: string, name: string) => {
    const customer = await complaint(text, name);
    const ana = await worker(room, 'Ana Agent');
    const { page } = await openTicket(room, customer.ticketId, ana);
    await page.keyboard.press('c');
    await page.getByText('Claimed by you').waitFor();
    return { customer, page, ana };
  };
  const eventsOf = (ticketId: string, kind: string) =>
    room.desk.asOwner<{ body: Record<string, unknown> }>(
      'select body from ledger.event where chain = $1 and kind = $2',
      [ticketId, kind],
    );
  const dialog = (page: Page) => page.getByRole('dialog');

  it('asks for a reason before a ticket is given back, and for words where the reason is another', async () => {
    const { page, customer } = await claimed('The release story.', 'Rita Release');
    await page.keyboard.press('b');
    await dialog(page).getByRole('heading', { name: 'Give the ticket back' }).waitFor();
    await dialog(page).getByRole('button', { name: 'Give back' }).click();
    await dialog(page).getByRole('alert').getByText('Choose a reason.').waitFor();
    await dialog(page).getByRole('radio', { name: 'Another reason' }).check();
    await dialog(page).getByRole('button', { name: 'Give back' }).click();
    await dialog(page).getByRole('alert').getByText('Say the reason in words.').waitFor();
    await dialog(page).getByLabel('In your words').fill('It is about a <i>contract</i>.');
    await dialog(page).getByRole('button', { name: 'Give back' }).click();
    await page.getByText('Nobody has it yet').waitFor();
    await page.getByText('“It is about a <i>contract</i>.”').waitFor();
    expect(await page.getByText('Rita Release').count()).toBe(0);
    expect(await eventsOf(customer.ticketId, 'skipped')).toMatchObject([{ body: { reason: 'other' } }]);
  });

  it('sets aside what is no complaint, and undoes it', async () => {
    const { page } = await claimed('Thank you, all works.', 'Pia Praise');
    await page.keyboard.press('s');
    await dialog(page).getByRole('radio', { name: 'Praise, no complaint' }).check();
    await dialog(page).getByRole('button', { name: 'Set aside' }).click();
    await page.getByText('set it aside: Praise, no complaint').waitFor();
    await page.getByText('This ticket is not open: reopen it to reply.').waitFor();
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Ana Agent reopened the ticket').waitFor();
    await replyField(page).waitFor();
  });

  it('does not resolve what nobody has answered, and says so', async () => {
    const { page } = await claimed('The resolve story.', 'Rob Resolve');
    await page.keyboard.press('e');
    await page.getByRole('status').getByText('Nobody has answered the customer yet').waitFor();
    await replyField(page).fill('Hello Rob, a new card is in the post today.');
    await page.getByRole('button', { name: 'Ways to send' }).click();
    await page.getByRole('menuitem', { name: 'Send and resolve' }).click();
    await room.desk.advance('11 seconds');
    await page.getByText('Ana Agent called it resolved').waitFor();
    await page.getByRole('complementary').getByText('Closes when the customer confirms.').waitFor();
    await page
      .getByRole('button', { name: /^Resolution held: resolved \d\d:\d\d$/ })
      .first()
      .waitFor();
    await page.keyboard.press('o');
    await page.getByText('Ana Agent reopened the ticket').waitFor();
  });

  it('walks along what was said with j and k, and lists its keys with ?', async () => {
    const { page, customer } = await claimed('First of two posts.', 'Walt Walk');
    await customer.writes('Second of two posts.');
    await page.getByText('Second of two posts.').waitFor();
    const at = page.locator('[data-entry]:focus');
    await page.keyboard.press('k');
    await at.getByText('Second of two posts.').waitFor();
    await page.keyboard.press('k');
    await at.getByText('First of two posts.').waitFor();
    await page.keyboard.press('j');
    await at.getByText('Second of two posts.').waitFor();
    await page.keyboard.press('?');
    await dialog(page).getByText('Take back the reply just sent').waitFor();
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
  });

  it('folds bystanders, shows links as text that opens apart, and runs no script of a stranger', async () => {
    const story = await room.desk.ticket({ text: 'See <script>alert(1)</script> https://a.example/x.' });
    await story.joined({ text: 'Me too!' });
    await story.joined({ text: 'And me.' });
    await story.answered({ text: 'Please DM us. ^Ana' });
    const ana = await worker(room, 'Ana Agent');
    await story.assignedTo(ana.id);
    await room.desk.asOwner("update desk.post set url = 'https://x.example/1' where ticket_id = $1", [
      story.id,
    ]);
    const { page, complaints } = await openTicket(room, story.id, ana);
    await page.getByText('<script>alert(1)</script>').first().waitFor();
    const link = page.getByRole('link', { name: 'https://a.example/x', exact: true });
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer nofollow');
    expect(await page.getByText('Me too!').count()).toBe(0);
    await page.getByRole('button', { name: /bystander/ }).click();
    await page.getByText('Me too!').waitFor();
    await page.getByText('Seen on the channel, not sent from here').waitFor();
    await page.getByText('Only moves the talk elsewhere').waitFor();
    await page.getByText('Evenhand cannot send to X yet.').waitFor();
    const post = page.getByRole('link', { name: 'Open the post' });
    expect([await post.getAttribute('href'), await post.getAttribute('rel')]).toEqual([
      'https://x.example/1',
      'noopener noreferrer',
    ]);
    expect(await replyField(page).count()).toBe(0);
    expect(complaints.filter((said) => !said.includes('401'))).toEqual([]);
  });

  it('says that there is no such ticket, and leads back to the queue', async () => {
    const { page } = await room.openQueue();
    await page.goto(
      `${room.desk.url}/brands/${room.desk.brandId}/tickets/0190a000-0000-7000-8000-000000000000`,
    );
    await page.getByRole('heading', { name: 'There is no such ticket' }).waitFor();
    await page.getByRole('button', { name: 'Back to the queue' }).click();
    await page.getByRole('heading', { name: 'Queue', exact: true }).waitFor();
  });

  it('leads back to the row from which it was opened', async () => {
    const { ticketId } = await complaint('The row to come back to.', 'Rowan Reed');
    const { page } = await room.openQueue();
    const row = page.locator(`[data-id="${ticketId}"]`);
    for (const open of [() => row.press('Enter'), () => row.getByRole('link').click()]) {
      await open();
      await page.getByRole('heading', { level: 1, name: 'The row to come back to.' }).waitFor();
      await page.keyboard.press('g');
      await row.and(page.locator(':focus')).waitFor();
    }
  });

  it('hands out the next ticket from here', async () => {
    const { page } = await claimed('The first of a pile.', 'Pat Pile');
    const { ticketId } = await complaint('The next of a pile.', 'Nell Newman');
    await room.desk.asOwner(
      'update desk.ticket set assignee_id = $1 where id <> $2 and assignee_id is null',
      [(await worker(room, 'Somebody Else')).id, ticketId],
    );
    await page.keyboard.press('n');
    await page.waitForURL(`**/tickets/${ticketId}`);
    await page
      .getByRole('heading', { level: 1, name: 'The next of a pile.' })
      .and(page.locator(':focus'))
      .waitFor();
    await page.getByText('Claimed by you').waitFor();
  });
});
