import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  boardOf,
  openTicket,
  replyField,
  worker,
  type Customer,
  type Worker,
} from '../browser/at-a-ticket.js';
import { faultsOf, overflowOf } from '../browser/faults.js';
import { furnishRoom } from '../browser/room.js';
import { signIn, type Seat } from '../browser/seat.js';

const PICTURES = fileURLToPath(new URL('../../.results/screenshots/', import.meta.url));
const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [
    { name: 'wide', viewport: { width: 1440, height: 900 } },
    { name: 'narrow', viewport: { width: 390, height: 844 } },
  ].map(({ name, viewport }) => ({ colorScheme, viewport, name: `${name}-${colorScheme}` })),
);

describe('a ticket', () => {
  const room = furnishRoom();
  const complaint = boardOf(room);
  let blind: Customer;
  let talk: Customer;

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    const ben = await worker(room, 'Ben Bakker');
    blind = await complaint(
      'Since Monday my router only blinks red. I have called three times. Ann Example',
      'Ann Example',
    );
    talk = await complaint(
      'My mother cannot call an ambulance: her line is dead, and nobody answers your phone.',
      'Tom Talker',
    );
    await holder();
    await room.desk.advance('18 minutes');
    const { page } = await openTicket(room, talk.ticketId, { email: ben.email });
    await page.keyboard.press('i');
    await page
      .getByRole('textbox', { name: 'Internal note' })
      .fill('Depot says the card in the street cabinet is broken; a mechanic is on the way, there at 14:00.');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('article', { name: 'Internal note by Ben Bakker' }).waitFor();
    await talk.writes(
      'She is 84 and alone. See https://status.example/brussels - it says all is well there!',
    );
    await room.desk.advance('9 minutes');
  });

  /** Somebody else each time who has the ticket: nobody may sign in so often. */
  async function holder(): Promise<Worker> {
    const ana = await worker(room, 'Ana Agent');
    await room.desk.asOwner('update desk.ticket set assignee_id = $2, claimed_at = now() where id = $1', [
      talk.ticketId,
      ana.id,
    ]);
    return ana;
  }

  async function isFit(seat: Seat, screen: string, look: (typeof LOOKS)[number]): Promise<void> {
    await seat.page.screenshot({ path: `${PICTURES}${screen}-${look.name}.png` });
    expect(await faultsOf(seat)).toEqual([]);
    await seat.page.setViewportSize({ width: 360, height: look.viewport.height });
    expect(await overflowOf(seat.page)).toBeLessThanOrEqual(0);
    await seat.page.setViewportSize(look.viewport);
  }

  it.each(LOOKS)('says before a claim that its author is not shown: $name', async (look) => {
    const { email } = await worker(room, 'Ana Agent');
    const seat = await openTicket(room, blind.ticketId, { email, ...look });
    await seat.page.getByRole('button', { name: 'Claim' }).first().waitFor();
    await isFit(seat, 'ticket-blind', look);
  });

  it.each(LOOKS)('shows the talk, the notes and the clocks: $name', async (look) => {
    const seat = await openTicket(room, talk.ticketId, { ...(await holder()), ...look });
    await replyField(seat.page).fill(
      'Dear Tom, a mechanic is at the cabinet at 14:00. Until then her calls go to your mobile.',
    );
    await seat.page.getByText('Saved').waitFor();
    await isFit(seat, 'ticket', look);
    await replyField(seat.page).fill('');
  });

  it.each(LOOKS)('tells a note from a reply by its looks: $name', async (look) => {
    const seat = await openTicket(room, talk.ticketId, { ...(await holder()), ...look });
    await seat.page.getByRole('tab', { name: 'Internal note' }).click();
    await seat.page.getByRole('textbox', { name: 'Internal note' }).fill('Ask Ben about the cabinet.');
    await isFit(seat, 'ticket-note', look);
    await seat.page.getByRole('textbox', { name: 'Internal note' }).fill('');
  });

  it.each(LOOKS)('shows how far a reply is, and what to do where it failed: $name', async (look) => {
    const customer = await complaint('My bill is twice what it was, and nobody can tell me why.', 'Bea Bill');
    const { ticketId } = customer;
    const seat = await openTicket(room, ticketId, { ...(await worker(room, 'Ana Agent')), ...look });
    await seat.page.keyboard.press('c');
    await seat.page.getByRole('article', { name: 'Post by the customer, Bea Bill' }).waitFor();
    for (const text of [
      'Dear Bea, the meter was read twice: the bill is put right today.',
      'You find it in your mail.',
    ]) {
      await replyField(seat.page).fill(text);
      await seat.page.getByRole('button', { name: /^Reply to Bea Bill/ }).click();
      await seat.page.getByText(text).waitFor();
    }
    await room.desk.asOwner(
      `update desk.outgoing set state = 'refused', reason = 'The board is closed for repairs.'
        where ticket_id = $1 and text like 'Dear%'`,
      [ticketId],
    );
    await customer.writes('Hello?');
    await seat.page.getByText('Refused by the channel.').waitFor();
    await isFit(seat, 'ticket-sending', look);
  });

  it.each(LOOKS)('asks why in a dialog: $name', async (look) => {
    const seat = await openTicket(room, talk.ticketId, { ...(await holder()), ...look });
    await seat.page.keyboard.press('b');
    await seat.page.getByRole('dialog').getByRole('radio').last().check();
    await seat.page.getByRole('dialog').getByRole('button', { name: 'Give back' }).click();
    await isFit(seat, 'ticket-release', look);
  });

  it.each(['nl', 'fr'])('fits a small screen in every language: %s', async (locale) => {
    const seat = await room.takeSeat({ locale, viewport: { width: 360, height: 740 } });
    await seat.page.goto(`${room.desk.url}/brands/${room.desk.brandId}/tickets/${talk.ticketId}`);
    await signIn(seat.page, (await holder()).email);
    await seat.page.getByRole('article').first().waitFor();
    await seat.page.locator('[aria-controls=ticket-side]').click();
    await seat.page.screenshot({ path: `${PICTURES}ticket-${locale}.png` });
    expect(await faultsOf(seat)).toEqual([]);
  });
});
