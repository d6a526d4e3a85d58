import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openTicket, worker, type Worker } from '../browser/at-a-ticket.js';
import { faultsOf } from '../browser/faults.js';
import { furnishRoom } from '../browser/room.js';
import type { TicketStory } from '../../api/test/ticket-story.js';
import type { Page } from '../browser/seat.js';

const PICTURES = fileURLToPath(new URL('../../.results/screenshots/', import.meta.url));

describe('a ticket that was answered', () => {
  const room = furnishRoom();
  let ana: Worker;
  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    await room.desk.asOwner("update desk.target set pauses = '{third party}' where clock = 'resolution'");
  });
  beforeEach(async () => {
    ana = await worker(room, 'Ana Agent');
  });

  const answered = async (): Promise<TicketStory> => {
    const ticket = await room.desk.ticket();
    await ticket.assignedTo(ana.id);
    await ticket.answered();
    return ticket;
  };
  const resolve = async (page: Page) => {
    await page.getByRole('button', { name: 'Resolve' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Closes if nothing is heard until').waitFor();
  };

  it.each([
    ['light', 1440],
    ['dark', 360],
  ] as const)('waits for a third party, with its clock paused: %s, %i px', async (colorScheme, width) => {
    const ticket = await answered();
    const viewport = { width, height: 900 };
    const seat = await openTicket(room, ticket.id, { email: ana.email, colorScheme, viewport });
    const { page } = seat;
    const isNarrow = width < 1024;
    if (isNarrow) await page.getByRole('button', { name: /About this ticket/ }).click();
    await page.getByRole('button', { name: 'Wait for a third party…' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Wait for a third party' });
    const whom = dialog.getByRole('textbox', { name: 'Whom does it wait for?' });
    await whom.and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await dialog.getByRole('alert').getByText('Say whom.').waitFor();
    await page.screenshot({ path: `${PICTURES}third-party-${width}-${colorScheme}.png` });
    expect(await faultsOf(seat)).toEqual([]);
    await whom.pressSequentially('The bank');
    await page.keyboard.press('Enter');

    await page.getByText('Waiting for The bank', { exact: true }).last().waitFor();
    await page.getByText('Paused: waiting for The bank').first().waitFor();
    await page.getByText('Ana Agent waits for a third party').waitFor();
    await page.getByText('“The bank”').waitFor();
    await page.screenshot({ path: `${PICTURES}third-party-waits-${width}-${colorScheme}.png` });
    expect(await faultsOf(seat)).toEqual([]);
    await page.getByRole('button', { name: 'Stop waiting' }).click();
    await page.getByText('Resolution runs on').waitFor();
    expect(await ticket.state()).toBe('open');
  });

  it('is opened again by an agent whose customer’s thanks want an answer', async () => {
    const ticket = await answered();
    const seat = await openTicket(room, ticket.id, { email: ana.email });
    const { page } = seat;
    await resolve(page);
    await ticket.wroteAgain({ text: 'Thanks, it works again!' });
    await page.getByText('Wants no answer').waitFor();
    await page.screenshot({ path: `${PICTURES}thanks.png` });
    expect(await faultsOf(seat)).toEqual([]);
    await page.getByRole('button', { name: 'This wants an answer' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Ana Agent opened it again: a post wants an answer').waitFor();
    await page.getByText('Wants no answer').waitFor({ state: 'detached' });
    await page.getByText('Wrote 2 times about this').waitFor();
    expect(await ticket.rounds()).toHaveLength(1);
  });

  it('says that it is back, on its page and in the queue', async () => {
    const ticket = await answered();
    const seat = await openTicket(room, ticket.id, { email: ana.email });
    const { page } = seat;
    await resolve(page);
    await ticket.wroteAgain({ text: 'It is broken again.' });
    await page.getByText('Came back 1 time after it was called fixed').waitFor();
    await page.getByText('It is back: the customer wrote again (1)').waitFor();
    await page.goto(`${room.desk.url}/brands/${room.desk.brandId}/queue?view=recurring`);
    await page.getByRole('link', { name: /^Back/ }).waitFor();
    await page.getByRole('listitem').getByText('Came back 1 time').waitFor();
    await page.screenshot({ path: `${PICTURES}back-again.png` });
    expect(await faultsOf(seat)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 800 });
    await page.screenshot({ path: `${PICTURES}back-again-360.png` });
    expect(await faultsOf(seat)).toEqual([]);
  });
});
