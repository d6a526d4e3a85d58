import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TicketStory } from '../ticket-story.js';
import { atTheBoard, type AtTheBoard, type Colleague } from './at-the-board.js';

describe('a reply on a ticket that was split off', () => {
  let board: AtTheBoard;
  let ana: Colleague;
  beforeAll(async () => {
    board = await atTheBoard();
    ana = await board.colleague('Ana');
  });
  afterAll(() => board.close());

  it('goes to the thread that its post stands in', async () => {
    const ticket = await board.complaint(ana);
    await ticket.wroteAgain({ channel: 'board', account: '@BrandBoard', text: 'And my bill is wrong.' });
    const postId = await board.lastPost(ticket);
    const { body } = await ana.ask<{ ticketId: string }>('POST', `${ticket.id}/splits`, { postId });
    const part = new TicketStory(board.desk, body.ticketId, ticket.post);
    const sent = await ana.reply(part, { text: 'We looked into your bill.' });
    expect(sent.status).toBe(201);
    await board.desk.advance('11 seconds');
    await board.became(sent.body.id, 'delivered');
    expect((await board.thread(ticket)).map(({ text }) => text)).toEqual(['We looked into your bill.']);
    expect((await part.clock()).state).toBe('met');
    expect((await ticket.clock()).state).toBe('running');
  });
});
