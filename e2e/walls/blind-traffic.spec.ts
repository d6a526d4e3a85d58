import { v7 as newId } from 'uuid';
import { furnishRoom } from '../browser/room.js';
import { listenTo, type Traffic } from '../browser/traffic.js';
import { isLive, signIn, type Page } from '../browser/seat.js';

/** Words that occur nowhere but with these people. */
const CUSTOMER = {
  externalId: 'wjq-customer-id',
  handle: '@wjqvanderzonne',
  displayName: 'Wjqueline Vanderzonne',
};
const BYSTANDER = {
  externalId: 'zxk-bystander-id',
  handle: '@zxkrimbaldi',
  displayName: 'Zxkatharina Rimbaldi',
};
const SECRETS = [
  ...['wjqvanderzonne', 'Wjqueline', 'Vanderzonne', 'wjq-customer-id'],
  ...['zxkrimbaldi', 'Zxkatharina', 'Rimbaldi', 'zxk-bystander-id'],
  ...['posts.example/wjq', 'pictures.example/wjq'],
];

describe('an agent at work', () => {
  const room = furnishRoom();
  const secretsIn = async (traffic: Traffic) => {
    const heard = (await traffic.read()).toLowerCase();
    return SECRETS.filter((secret) => heard.includes(secret.toLowerCase()));
  };
  const atWork = async (): Promise<{ page: Page; traffic: Traffic }> => {
    const { email } = await room.desk.person('agent');
    const { page } = await room.takeSeat({ viewport: { width: 1440, height: 900 } });
    const traffic = listenTo(page);
    await page.goto(room.desk.url);
    await signIn(page, email);
    await isLive(page);
    return { page, traffic };
  };
  const address = (rest: string) => `${room.desk.url}/brands/${room.desk.brandId}/${rest}`;
  const complain = async () => {
    const ticket = await room.desk.ticket({
      author: { ...CUSTOMER, externalId: `${CUSTOMER.externalId}-${newId()}` },
      externalId: `complaint-${newId()}`,
      text: `@BrandCares it is dead again, says Wjqueline Vanderzonne. See https://posts.example/wjqvanderzonne/1 @wjqvanderzonne`,
      url: 'https://posts.example/wjq/1',
      attachments: [{ type: 'image/png', url: 'https://pictures.example/wjq.png', alt: 'A box' }],
    });
    await ticket.joined({ author: BYSTANDER, text: '@wjqvanderzonne mine too. Zxkatharina Rimbaldi' });
    await ticket.wroteAgain({ text: 'Hello? Wjqueline Vanderzonne here.' });
    return ticket;
  };

  it('is sent nothing of who wrote, in any view, on the ticket, or over the socket, before a claim', async () => {
    const { id: ticketId } = await complain();
    const { page, traffic } = await atWork();
    const rows = page.getByRole('listitem');
    await rows.first().waitFor();
    for (const view of ['unassigned', 'breached', 'waiting', 'mine', 'all']) {
      await page.goto(address(`queue?view=${view}`));
      await isLive(page);
    }
    await complain();
    await rows.nth(1).waitFor();
    await page.goto(address(`tickets/${ticketId}`));
    await page.getByText('it is dead again').first().waitFor();
    await page.waitForLoadState('networkidle');
    const read = await page.evaluate(async (path) => {
      const answers = ['', '/timeline'].map(async (rest) => (await fetch(path + rest)).text());
      return (await Promise.all(answers)).join('\n');
    }, `/api/brands/${room.desk.brandId}/tickets/${ticketId}`);
    expect(read).toContain('it is dead again');
    expect(await secretsIn(traffic)).toEqual([]);
  });

  it('is told once it has claimed the ticket, so that this test can see', async () => {
    const { id: ticketId } = await complain();
    const { page, traffic } = await atWork();
    await page.goto(address(`tickets/${ticketId}`));
    await page.getByText('it is dead again').first().waitFor();
    await page.keyboard.press('c');
    await page.getByText('Wjqueline Vanderzonne').first().waitFor();
    expect(await secretsIn(traffic)).toEqual(
      expect.arrayContaining(['Wjqueline', 'wjqvanderzonne', 'posts.example/wjq']),
    );
  });
});
