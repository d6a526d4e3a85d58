import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startDesk, type TestDesk } from '../desk.js';
import { OURSELVES, somebody } from '../posts.js';
import { TicketStory } from '../ticket-story.js';

describe('a customer’s first post that comes in after a later one', () => {
  let desk: TestDesk;
  let now: Date;
  beforeAll(async () => {
    desk = await startDesk({ firstResponseMinutes: 20, resolutionMinutes: 60 });
    now = await desk.now();
  });
  afterAll(() => desk.close());

  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  /** The second post, and then the first. */
  const comeBackwards = async (firstMinutesAgo: number, ...between: { minutes: number }[]) => {
    const author = somebody();
    const first = desk.post({ author, postedAt: ago(firstMinutesAgo).toISOString() });
    const second = desk.post({ author, postedAt: ago(1).toISOString(), inReplyTo: first.externalId });
    await desk.send(second);
    await desk.settled();
    for (const { minutes } of between) {
      const postedAt = ago(minutes).toISOString();
      await desk.send(desk.post({ author: OURSELVES, inReplyTo: second.externalId, postedAt }));
      await desk.settled();
    }
    await desk.send(first);
    await desk.settled();
    const { ticketId = '' } = await desk.statusOf(second);
    expect(await desk.statusOf(first)).toMatchObject({ result: 'attached', ticketId });
    return new TicketStory(desk, ticketId, first);
  };

  it('moves the start, the deadline and the ticket’s place to it', async () => {
    const ticket = await comeBackwards(5);
    expect(await ticket.clock()).toMatchObject({ startedAt: ago(5), dueAt: ago(-15), state: 'running' });
    const [row] = await desk.asOwner<{ openedAt: Date; dueAt: Date }>(
      'select opened_at as "openedAt", due_at as "dueAt" from desk.ticket where id = $1',
      [ticket.id],
    );
    expect(row).toEqual({ openedAt: ago(5), dueAt: ago(-15) });
    const deadlines = await desk.asOwner<{ dueAt: Date }>(
      `select due_at as "dueAt" from desk.deadline where ticket_id = $1 and clock = 'first_response' order by threshold`,
      [ticket.id],
    );
    expect(deadlines.map((one) => one.dueAt)).toEqual([ago(-5), ago(-10), ago(-15)]);
    expect(await ticket.timeline()).toContain('clock moved');
  });

  it('breaches at its deadline if that has passed by then', async () => {
    const ticket = await comeBackwards(25);
    await ticket.happened('breached');
    expect(await ticket.clock()).toMatchObject({ state: 'breached', breachedAt: ago(5) });
  });

  it('turns an answer that seemed in time into a breach', async () => {
    const ticket = await comeBackwards(25, { minutes: 0.5 });
    expect(await ticket.clock()).toMatchObject({
      state: 'breached',
      stoppedAt: ago(0.5),
      breachedAt: ago(5),
    });
    expect((await ticket.events('breached')).length).toBe(1);
  });
});
