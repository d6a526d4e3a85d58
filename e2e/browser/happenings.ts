import type { TestDesk } from '../../api/test/desk.js';
import { somebody } from '../../api/test/posts.js';
import type { TicketStory } from '../../api/test/ticket-story.js';
import { until } from '../../api/test/until.js';

export async function openTickets(desk: TestDesk, count: number): Promise<TicketStory[]> {
  const tickets: TicketStory[] = [];
  for (let nth = 0; nth < count; nth += 1) tickets.push(await desk.ticket({ author: somebody() }));
  return tickets;
}

/**
 * Two tickets are answered, two customers write again, the four that nobody answered breach, and four new ones come:
 * twelve things, to be exact, on six tickets whose first response is due in ten minutes.
 */
export async function tenThings(
  desk: TestDesk,
  tickets: readonly TicketStory[],
): Promise<{ opened: string[] }> {
  const [first, second, third, fourth, ...others] = tickets as [
    TicketStory,
    TicketStory,
    TicketStory,
    TicketStory,
  ];
  await first.answered();
  await second.answered();
  await third.wroteAgain();
  await fourth.wroteAgain();
  await desk.advance('11 minutes');
  for (const ticket of [third, fourth, ...others]) await ticket.happened('breached');
  const opened = await openTickets(desk, 4);
  return { opened: opened.map((ticket) => ticket.id) };
}

/** Each customer writes so many posts, the first of which opens a ticket. */
export async function manyThings(
  desk: TestDesk,
  { customers, postsEach }: { customers: number; postsEach: number },
): Promise<void> {
  const [before] = await desk.desk.query<{ events: number }[]>(
    'select count(*)::int as events from ledger.event',
  );
  const postedAt = (await desk.now()).toISOString();
  for (let nth = 0; nth < customers; nth += 1) {
    const author = somebody();
    const posts = Array.from({ length: postsEach }, () => desk.post({ author, postedAt }));
    await desk.send(posts);
  }
  await desk.settled();
  const happened = before!.events + customers * postsEach;
  await until(
    async () => {
      const [now] = await desk.desk.query<{ events: number }[]>(
        'select count(*)::int as events from ledger.event',
      );
      return now!.events >= happened;
    },
    `${customers * postsEach} events`,
  );
}
