import { v7 as newId } from 'uuid';
import { furnishRoom } from '../browser/room.js';
import { listenTo, type Traffic } from '../browser/traffic.js';
import { isLive, signIn, type Page } from '../browser/seat.js';

/** Words that occur nowhere but with these people. */
const CUSTOMER = {
  externalId: 'wjq-customer-id',
  handle: '@wjqvanderzonne',
  displayName: 'Wjquéline Vanderzønne',
};
/** What she called herself when she complained. */
const BEFORE = { handle: '@qxyoldhandle', displayName: 'Qxyfina Vanderzønne' };
const BYSTANDER = {
  externalId: 'zxk-bystander-id',
  handle: '@zxkrimbaldi',
  displayName: 'Zxkatharina Rimbaldi',
};
const SECRETS = [
  ...['wjqvanderzonne', 'Wjqueline', 'Wjquéline', 'Vanderzonne', 'Vanderzønne', 'wjq-customer-id'],
  ...['qxyoldhandle', 'Qxyfina'],
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
    const author = { ...CUSTOMER, externalId: `${CUSTOMER.externalId}-${newId()}` };
    const ticket = await room.desk.ticket({
      author: { ...author, ...BEFORE },
      externalId: `complaint-${newId()}`,
      text: `@BrandCares it is dead again, says Qxyfina, Mrs VANDERZONNE. See https://posts.example/qxyoldhandle/1 @qxyoldhandle`,
      url: 'https://posts.example/wjq/1',
      attachments: [{ type: 'image/png', url: 'https://pictures.example/wjq.png', alt: 'A box' }],
    });
    await ticket.joined({ author: BYSTANDER, text: '@wjqvanderzonne mine too. Zxkatharina Rimbaldi' });
    await ticket.wroteAgain({ author, text: 'Hello? Wjqueline Vanderzonne here, as @qxyoldhandle before.' });
    await ticket.wroteAgain({ author, text: 'Kind regards, wjquéline' });
    await ticket.wroteAgain({
      author,
      text: 'Vanderzønne, Wjqueline: https://posts.example/wjqvanderzonne/1',
    });
    await ticket.joined({ author: BYSTANDER, text: 'Poor Mrs Vanderzonne. Regards, Zxkatharina' });
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

  it('is told as little where a manager set aside what nobody had claimed', async () => {
    const { id: ticketId } = await complain();
    await room.desk.asOwner("update desk.ticket set state = 'set aside' where id = $1", [ticketId]);
    const { page, traffic } = await atWork();
    await page.goto(address(`tickets/${ticketId}`));
    await page.getByText('Nobody has claimed this ticket').waitFor();
    expect(await page.getByRole('button', { name: 'Claim' }).count()).toBe(0);
    expect(await secretsIn(traffic)).toEqual([]);
  });

  it('is told once it has claimed the ticket, so that this test can see', async () => {
    const { id: ticketId } = await complain();
    const { page, traffic } = await atWork();
    await page.goto(address(`tickets/${ticketId}`));
    await page.getByText('it is dead again').first().waitFor();
    await page.keyboard.press('c');
    await page.getByText('Wjquéline Vanderzønne').first().waitFor();
    const withoutIds = SECRETS.filter((secret) => !secret.endsWith('-id'));
    expect(await secretsIn(traffic)).toEqual(withoutIds);
  });
});
