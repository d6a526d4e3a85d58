import { until } from '../../api/test/until.js';
import { boardOf, openTicket, replyField, worker } from '../browser/at-a-ticket.js';
import { furnishRoom } from '../browser/room.js';
import { isLive, type Page } from '../browser/seat.js';

describe('an agent who answers', () => {
  const room = furnishRoom();
  const complaint = boardOf(room);
  const article = (page: Page, name: string | RegExp) => page.getByRole('article', { name });
  const eventsOf = async (ticketId: string) =>
    (
      await room.desk.asOwner<{ kind: string }>(
        'select kind from ledger.event where chain = $1 order by seq',
        [ticketId],
      )
    ).map(({ kind }) => kind);

  it('sees who wrote once the ticket is claimed, and not before', async () => {
    const { ticketId } = await complaint('My line is dead. Ann Example', 'Ann Example');
    const ana = await worker(room, 'Ana Agent');
    const { page } = await openTicket(room, ticketId, ana);
    await article(page, 'Post by the customer, Customer').waitFor();
    await page.getByText('Name, handle and picture appear once the ticket is claimed').waitFor();
    expect(await page.getByText('Ann Example').count()).toBe(0);
    await page.keyboard.press('c');
    await article(page, 'Post by the customer, Ann Example').waitFor();
    await page.getByText('Claimed by you').waitFor();
    expect(await page.getByText('Name, handle and picture').count()).toBe(0);
    await page.keyboard.press('r');
    await page
      .getByRole('button', { name: 'Reply to Ann Example on Board as Ana Agent of @NovaTel' })
      .waitFor();
  });

  it('needs the keyboard alone, from the queue to the delivered answer and back to the view it came from', async () => {
    const customer = await complaint('The keyboard story: no signal in Ghent.', 'Kay Keys');
    const ana = await worker(room, 'Ana Agent');
    const { page } = await room.openQueue({ email: ana.email });
    await page.keyboard.press('3');
    await page.waitForURL(/view=unassigned/);
    await isLive(page);
    const focused = page.locator('[role=listitem]:focus');
    await page.getByText('The keyboard story').waitFor();
    for (let tries = 0; tries < 20; tries += 1) {
      await page.keyboard.press('j');
      await focused.waitFor();
      if ((await focused.innerText()).includes('The keyboard story')) break;
    }
    await page.keyboard.press('Enter');
    await page
      .getByRole('heading', { level: 1, name: 'The keyboard story' })
      .and(page.locator(':focus'))
      .waitFor();
    await page.keyboard.press('c');
    await article(page, 'Post by the customer, Kay Keys').waitFor();
    await page.keyboard.press('r');
    await replyField(page).and(page.locator(':focus')).waitFor();
    await page.keyboard.type('Hello Kay, the mast in Ghent works again since 14:02.');
    await page.keyboard.press('Control+Enter');
    const onItsWay = article(page, 'Reply by Ana Agent, on its way');
    await onItsWay.getByText(/Sending in \d+ s/).waitFor();
    expect(await replyField(page).inputValue()).toBe('');
    expect(await customer.reads()).toEqual([]);
    await room.desk.advance('11 seconds');
    const delivered = article(page, 'Public reply by Ana Agent');
    await delivered.getByText('Delivered').waitFor();
    await until(async () => (await customer.reads()).length === 1, 'the customer can read it');
    expect(await customer.reads()).toEqual(['Hello Kay, the mast in Ghent works again since 14:02.']);
    await page.getByText('Waiting for the customer').first().waitFor();
    await page.locator('[data-entry]:focus').getByText('the mast in Ghent').waitFor();
    await page.keyboard.press('g');
    await page.waitForURL(/\/queue\?view=unassigned/);
    await page.getByRole('heading', { name: 'Queue', exact: true }).waitFor();
  });

  it('can take it back for ten seconds: nothing is sent, no clock stops, and the text is a draft again', async () => {
    const customer = await complaint('The undo story: wrong bill.', 'Uma Undo');
    const ana = await worker(room, 'Ana Agent');
    const { page } = await openTicket(room, customer.ticketId, ana);
    await page.keyboard.press('c');
    await page.getByText('Claimed by you').waitFor();
    await page.keyboard.press('r');
    await page.keyboard.type('Too hasty.');
    await page.keyboard.press('Control+Enter');
    await article(page, 'Reply by Ana Agent, on its way').waitFor();
    await page.locator('[data-entry]:focus').getByText('Too hasty.').waitFor();
    await page.keyboard.press('u');
    await replyField(page).and(page.locator(':focus')).waitFor();
    await until(
      async () => (await replyField(page).inputValue()) === 'Too hasty.',
      'the text is a draft again',
    );
    expect(await article(page, 'Reply by Ana Agent, on its way').count()).toBe(0);
    await room.desk.advance('1 minute');
    await page.getByText('took a reply back before it left').waitFor();
    expect(await customer.reads()).toEqual([]);
    expect(await eventsOf(customer.ticketId)).not.toContain('replied');
    const clocks = await room.desk.asOwner(
      'select from desk.clock where ticket_id = $1 and stopped_at is not null',
      [customer.ticketId],
    );
    expect(clocks).toEqual([]);
  });

  it('cannot take a note for a reply: each has its own place, name and text', async () => {
    const customer = await complaint('The note story.', 'Nora Note');
    const ana = await worker(room, 'Ana Agent');
    const { page } = await openTicket(room, customer.ticketId, ana);
    await page.keyboard.press('c');
    await page.getByText('Claimed by you').waitFor();
    await page.keyboard.press('i');
    const noteField = page.getByRole('textbox', { name: 'Internal note' });
    await noteField.fill('She has called before. <b>Careful</b>');
    expect(await page.getByRole('button', { name: /^Reply to/ }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('r');
    await page.getByRole('tab', { name: 'Public reply' }).and(page.locator(':focus')).waitFor();
    await noteField.waitFor();
    await page.keyboard.press('Enter');
    expect(await replyField(page).inputValue()).toBe('');
    await page.getByRole('tab', { name: 'Internal note' }).click();
    await noteField.and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Control+Enter');
    await article(page, 'Internal note by Ana Agent').getByText('<b>Careful</b>').waitFor();
    await room.desk.advance('1 minute');
    expect(await customer.reads()).toEqual([]);
  });

  it('is told while writing that a text only moves the talk elsewhere, and sees it marked afterwards', async () => {
    const { ticketId } = await complaint('The deflection story.', 'Dee Flect');
    const ana = await worker(room, 'Ana Agent');
    const { page } = await openTicket(room, ticketId, ana);
    await page.keyboard.press('c');
    await page.getByText('Claimed by you').waitFor();
    await replyField(page).fill('Sorry to hear that! Please send us a DM.');
    await page.getByRole('status').getByText('This only moves the talk elsewhere').waitFor();
    await page.getByRole('button', { name: 'Ways to send' }).click();
    await page.getByRole('menuitem', { name: 'Send and keep open' }).click();
    await room.desk.advance('11 seconds');
    await article(page, 'Public reply by Ana Agent').getByText('Only moves the talk elsewhere').waitFor();
    await page.getByText('Open', { exact: true }).first().waitFor();
  });
});
