import { openBoard } from '../../api/test/board/visitor.js';
import { replyField } from '../browser/at-a-ticket.js';
import { furnishRoom } from '../browser/room.js';
import type { Page } from '../browser/seat.js';

/** Two people at two browsers, whose pages are never loaded again. */
describe('a complaint on the board', () => {
  const room = furnishRoom();

  const clockOf = async (words: string) => {
    const [clock] = await room.desk.asOwner<{
      state: string;
      stoppedAt: Date;
      answeredAt: Date;
      sent: number;
    }>(
      `select c.state, c.stopped_at as "stoppedAt", b.posted_at as "answeredAt",
              (select count(*)::int from board.post where kind = 'answer' and thread_id = b.thread_id) as sent
         from desk.ticket t
         join desk.clock c on c.ticket_id = t.id and c.kind = 'first_response'
         join desk.post p on p.ticket_id = t.id and p.outcome = 'ticket'
         join board.post b on b.thread_id::text = p.external_id and b.kind = 'answer'
        where t.excerpt = $1`,
      [words],
    );
    return clock;
  };
  const mark = (page: Page) =>
    page.evaluate(() => (document.documentElement.dataset['marker'] = 'not reloaded'));
  const marked = (page: Page) => page.evaluate(() => document.documentElement.dataset['marker']);
  const complain = async (page: Page, words: string) => {
    await page.getByLabel('Your name').fill('Vera');
    await page.getByLabel('What went wrong?').fill(words);
    await page.getByRole('button', { name: 'Post in public' }).click();
    await page.getByRole('heading', { name: 'Complaint by Vera' }).waitFor();
  };

  it('comes into an open queue, is claimed and answered, and the clock stops when the visitor can read it', async () => {
    const words = 'The tap of the whole path: my line has been dead for a week.';
    const board = await openBoard(room.desk, 'NovaTel Help');
    const ana = await room.desk.person('agent', 'Ana Agent');
    const agent = await room.openQueue({ email: ana.email });
    const visitor = await room.takeSeat();
    await visitor.page.goto(`${room.desk.url}/board/${board}`);
    await mark(agent.page);

    await complain(visitor.page, words);
    await mark(visitor.page);
    const row = agent.page.getByRole('listitem').filter({ hasText: words });
    await row.waitFor();
    await row.getByRole('link').click();
    await agent.page.getByRole('heading', { level: 1, name: words }).waitFor();
    await agent.page.keyboard.press('c');
    await agent.page.getByRole('article', { name: 'Post by the customer, Vera' }).waitFor();
    await replyField(agent.page).fill('Hello Vera, a crew is at your door at two.');
    await agent.page.keyboard.press('Control+Enter');
    await agent.page.getByText(/Sending in \d+ s/).waitFor();
    expect(await clockOf(words)).toBeUndefined();

    await room.desk.advance('11 seconds');
    await visitor.page.getByText('a crew is at your door at two').waitFor();
    await visitor.page.getByText('Ana Agent of NovaTel Help', { exact: true }).waitFor();
    await agent.page.getByText('Delivered').waitFor();
    const clock = await clockOf(words);
    expect(clock).toMatchObject({ state: 'met', sent: 1 });
    expect(clock?.stoppedAt).toEqual(clock?.answeredAt);
    expect([await marked(agent.page), await marked(visitor.page)]).toEqual(['not reloaded', 'not reloaded']);
    expect([...agent.complaints, ...visitor.complaints]).toEqual([]);
  });
});
