import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startDesk, type TestDesk } from '../desk.js';
import { pageOf, type Page } from '../page.js';
import type { TicketStory } from '../ticket-story.js';
import { until } from '../until.js';
import { become } from './promised.js';

describe('a round that was taken back', () => {
  let desk: TestDesk;
  let mia: Page;
  beforeAll(async () => {
    desk = await startDesk({ firstResponseMinutes: 15, resolutionMinutes: 600 });
  });
  beforeEach(async () => {
    mia = await pageOf(desk, 'manager');
  });
  afterAll(() => desk.close());

  const split = async (ticket: TicketStory, externalId: string) => {
    const [post] = await desk.asOwner<{ id: string }>('select id from desk.post where external_id = $1', [
      externalId,
    ]);
    expect((await mia.post(`tickets/${ticket.id}/splits`, { postId: post?.id })).status).toBe(201);
  };
  const askedOfAnother = async () => {
    const ticket = await desk.ticket();
    await ticket.assignedTo(mia.personId);
    await ticket.answered();
    await desk.advance('1 minute');
    const other = await ticket.wroteAgain();
    await split(ticket, other.externalId);
    expect(await ticket.rounds()).toEqual([]);
    expect(await ticket.events('round taken back')).toHaveLength(1);
    return ticket;
  };
  const pending = ({ id }: TicketStory) =>
    desk.asOwner(
      "select from desk.deadline where ticket_id = $1 and clock = 'next_response' and fired_at is null and not is_held",
      [id],
    );

  it('stays so when its ticket comes back, and leaves the one that runs its time and its alarm', async () => {
    const ticket = await askedOfAnother();
    await desk.advance('1 minute');
    const { postedAt } = await ticket.wroteAgain();
    await become(desk, ticket, { state: 'resolved' });
    await ticket.wroteAgain();
    expect(await ticket.state()).toBe('open');
    expect(await ticket.rounds()).toMatchObject([{ state: 'running', startedAt: new Date(postedAt) }]);
    expect(await ticket.events('round taken back')).toHaveLength(1);
    expect(await pending(ticket)).not.toEqual([]);
    await desk.advance('16 minutes');
    await until(
      async () => (await ticket.events('breached')).some(({ body }) => body['clock'] === 'next_response'),
      'the round has breached',
    );
  });

  it('is not taken back again, however often its ticket comes back', async () => {
    const ticket = await askedOfAnother();
    for (const state of ['resolved', 'open', 'resolved', 'open']) await become(desk, ticket, { state });
    expect(await ticket.rounds()).toEqual([]);
    expect(await ticket.events('round taken back')).toHaveLength(1);
  });

  it('is another than one that only was off with its ticket', async () => {
    const ticket = await askedOfAnother();
    await desk.advance('1 minute');
    const { postedAt } = await ticket.wroteAgain();
    const armed = await pending(ticket);
    await become(desk, ticket, { state: 'set aside', reason: 'spam' });
    expect(await ticket.rounds()).toEqual([]);
    await become(desk, ticket, { state: 'open' });
    expect(await ticket.rounds()).toMatchObject([{ state: 'running', startedAt: new Date(postedAt) }]);
    expect(await pending(ticket)).toHaveLength(armed.length);
  });
});
