import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ThenState, TicketPage } from '@evenhand/shared/wire/ticket';
import { atTheBoard, type AtTheBoard, type Colleague } from '../replies/at-the-board.js';
import type { TicketStory } from '../ticket-story.js';

describe('a reply on a ticket that waits for a third party', () => {
  let board: AtTheBoard;
  let ana: Colleague;
  beforeAll(async () => {
    board = await atTheBoard();
    ana = await board.colleague('Ana');
    await board.desk.asOwner(`update desk.target set pauses = '{customer}' where clock = 'resolution'`);
  });
  afterAll(() => board.close());

  const replied = async (ticket: TicketStory, then: ThenState) => {
    const { body } = await ana.reply(ticket, { then });
    await board.desk.advance('11 seconds');
    await board.became(body.id, 'delivered');
  };
  const waitsForTheBank = async () => {
    const ticket = await board.complaint(ana);
    await replied(ticket, 'open');
    await ana.ask('PUT', `${ticket.id}/state`, { state: 'waiting', waitingOn: 'The bank' });
    return ticket;
  };
  const page = async ({ id }: TicketStory) => (await ana.ask<TicketPage>('GET', id)).body;

  it('lets it wait for the customer instead, where its writer wanted that', async () => {
    const ticket = await waitsForTheBank();
    expect((await ticket.clock('resolution')).state).toBe('running');
    await replied(ticket, 'waiting');
    expect(await page(ticket)).toMatchObject({ state: 'waiting', waitingOn: null });
    expect((await ticket.clock('resolution')).state).toBe('paused');
    const told = await ticket.events('put to waiting');
    expect(told.map(({ body }) => body['from'])).toEqual(['open', 'waiting']);
  });

  it('says nothing new where it waits for the customer already', async () => {
    const ticket = await waitsForTheBank();
    await replied(ticket, 'waiting');
    await replied(ticket, 'waiting');
    expect(await ticket.events('put to waiting')).toHaveLength(2);
    expect(await page(ticket)).toMatchObject({ state: 'waiting', waitingOn: null });
  });
});
