import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { atTheBoard, type AtTheBoard, type Colleague } from './at-the-board.js';

describe('a reply that the board does not take', () => {
  let board: AtTheBoard;
  let ana: Colleague;
  beforeAll(async () => {
    board = await atTheBoard();
    ana = await board.colleague('Ana');
  });
  afterAll(() => board.close());

  it('to a complaint that is not on the board is refused there', async () => {
    const complaint = await board.complaint(ana);
    await board.desk.asOwner('delete from board.post where id = $1', [complaint.post.externalId]);
    const { body: reply } = await ana.reply(complaint);
    await board.desk.advance('11 seconds');
    await board.became(reply.id, 'refused');
    expect((await board.outgoing(reply.id)).reason).toBe('The complaint is not on the board.');
  });

  it('under the id of something else on the board is refused there', async () => {
    const [complaint, other] = [await board.complaint(ana), await board.complaint(ana)];
    const { body: reply } = await ana.reply(complaint, { id: other.post.externalId });
    await board.desk.advance('11 seconds');
    await board.became(reply.id, 'refused');
    expect(await board.thread(complaint)).toEqual([]);
    expect((await complaint.clock()).state).toBe('running');
  });
});
