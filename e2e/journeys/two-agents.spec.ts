import { until } from '../../api/test/until.js';
import { boardOf, openTicket, replyField, worker } from '../browser/at-a-ticket.js';
import { furnishRoom } from '../browser/room.js';
import { isLive } from '../browser/seat.js';
import { layCable, type Cable } from '../browser/cable.js';

describe('two agents on one ticket', () => {
  const room = furnishRoom();
  const complaint = boardOf(room);

  it('see each other look, write and leave', async () => {
    const { ticketId } = await complaint('Two agents look at this.', 'Tia Two');
    const ana = await worker(room, 'Ana Agent');
    const ben = await worker(room, 'Ben Bakker');
    const { page: anas } = await openTicket(room, ticketId, ana);
    const { page: bens, context } = await openTicket(room, ticketId, ben);
    await anas.getByText('Ben Bakker is looking').waitFor();
    await bens.getByText('Ana Agent is looking').waitFor();
    await replyField(bens).pressSequentially('Dear');
    await anas.getByText('Ben Bakker is writing').waitFor();
    await context.close();
    await anas.getByText(/Ben Bakker is/).waitFor({ state: 'detached' });
  });

  it('cannot both claim it: the second, whose page is behind, keeps it and is told whose it is', async () => {
    const { ticketId } = await complaint('Two agents want this.', 'Wim Wanted');
    const { page: anas } = await openTicket(room, ticketId, await worker(room, 'Ana Agent'));
    const { page: bens } = await openTicket(room, ticketId, await worker(room, 'Ben Bakker'));
    await bens.route(`**/tickets/${ticketId}`, (route) => route.abort());
    await anas.getByRole('button', { name: 'Claim' }).first().click();
    await anas.getByText('Claimed by you').waitFor();
    await bens.getByText('What you see may be out of date.').waitFor();
    await bens.getByRole('article', { name: 'Post by the customer, Customer' }).waitFor();
    await bens.keyboard.press('c');
    await bens
      .getByRole('status')
      .getByText(/Ana Agent/)
      .waitFor();
    await bens.unroute(`**/tickets/${ticketId}`);
    await bens.getByText('Claimed by Ana Agent').waitFor();
    await isLive(bens);
  });

  it('do not write over each other: a stale draft asks to be read again before it goes', async () => {
    const customer = await complaint('Two agents answer this.', 'Sam Stale');
    const { ticketId } = customer;
    const { page: anas } = await openTicket(room, ticketId, await worker(room, 'Ana Agent'));
    const { page: bens } = await openTicket(room, ticketId, await worker(room, 'Ben Bakker'));
    await anas.keyboard.press('c');
    await bens.getByText('Claimed by Ana Agent').waitFor();
    await replyField(bens).fill('We are looking into it. ^Ben');
    await replyField(anas).fill('The mast was mended at noon. ^Ana');
    await replyField(anas).press('Control+Enter');
    await anas.getByRole('article', { name: 'Reply by Ana Agent, on its way' }).waitFor();
    await room.desk.advance('11 seconds');
    await bens.getByRole('article', { name: 'Public reply by Ana Agent' }).waitFor();
    await bens.getByText('1 new post since you began: read it').waitFor();
    await replyField(bens).press('Control+Enter');
    const confirm = bens.getByRole('button', { name: 'I have read them' });
    await confirm.and(bens.locator(':focus')).waitFor();
    expect(await customer.reads()).toEqual(['The mast was mended at noon. ^Ana']);
    await bens.getByRole('button', { name: 'Show', exact: true }).click();
    await bens.locator('[data-entry]:focus').getByText('The mast was mended at noon.').waitFor();
    await confirm.click();
    await replyField(bens).fill('As Ana says: it works again. ^Ben');
    await replyField(bens).press('Control+Enter');
    await bens.getByRole('article', { name: 'Reply by Ben Bakker, on its way' }).waitFor();
    await room.desk.advance('11 seconds');
    await bens.getByRole('article', { name: 'Public reply by Ben Bakker' }).waitFor();
    await until(async () => (await customer.reads()).length === 2, 'both were delivered');
  });

  it('send nothing over a post that the page has not shown yet: the server says so', async () => {
    const customer = await complaint('This goes stale unseen.', 'Una Unseen');
    const { page } = await openTicket(room, customer.ticketId, await worker(room, 'Ana Agent'));
    await page.keyboard.press('c');
    await page.getByText('Claimed by you').waitFor();
    await replyField(page).fill('All is well.');
    await page.getByText(/^\s*Saved/).waitFor();
    await page.route(`**/tickets/${customer.ticketId}`, (route) => route.abort());
    await customer.writes('Nothing is well!');
    await replyField(page).press('Control+Enter');
    await page
      .getByRole('alert')
      .getByText(/new posts? (since|came)/i)
      .waitFor();
    await page.unroute(`**/tickets/${customer.ticketId}`);
    expect(await customer.reads()).toEqual([]);
    expect(await replyField(page).inputValue()).toBe('All is well.');
  });
});

describe('a draft', () => {
  const room = furnishRoom();
  const complaint = boardOf(room);
  let cable: Cable | undefined;
  afterEach(() => cable?.remove());

  it('goes on at another machine, and outlives a cut and a reload', async () => {
    const { ticketId } = await complaint('A long answer is needed here.', 'Dora Draft');
    const ana = await worker(room, 'Ana Agent');
    const laid = await layCable(room.desk.url);
    cable = laid;
    const seat = await openTicket(room, ticketId, { ...ana, url: laid.url });
    await replyField(seat.page).fill('Half an answer');
    await seat.page.getByText(/^\s*Saved/).waitFor();
    const { page: other } = await openTicket(room, ticketId, ana);
    await until(async () => (await replyField(other).inputValue()) === 'Half an answer', 'it is there');
    laid.cut();
    await seat.page.getByText('Not live: nothing new arrives').waitFor();
    await replyField(seat.page).fill('Half an answer, and more');
    await seat.page.getByText('Not saved: retrying').waitFor();
    await seat.page.getByRole('article', { name: /Post by the customer/ }).waitFor();
    laid.mend();
    await seat.page.getByText(/^\s*Saved/).waitFor();
    await seat.page.reload();
    await until(
      async () => (await replyField(seat.page).inputValue()) === 'Half an answer, and more',
      'it is back',
    );
  });
});
