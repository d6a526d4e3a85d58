import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { WaysOut } from '../../src/desk/replies/ways-out.js';
import { People } from '../../src/people/people.js';
import { NothingSent, type Send } from '../../src/platform/sending.js';
import { ask, type Seat } from '../people/asking.js';
import type { TicketStory } from '../ticket-story.js';
import { atTheBoard, type AtTheBoard, type Colleague } from './at-the-board.js';

describe('a reply whose writer has left', () => {
  let board: AtTheBoard;
  let admin: Seat;
  let writer: Colleague;
  let ticket: TicketStory;
  beforeAll(async () => {
    board = await atTheBoard();
    admin = await board.desk.signIn((await board.desk.person('admin')).email);
  });
  beforeEach(async () => {
    const holder = await board.colleague('Ana');
    writer = await board.colleague('Gus');
    ticket = await board.complaint(holder);
  });
  afterAll(() => board.close());

  const theirPlace = () => `/api/brands/${board.desk.brandId}/people/${writer.id}`;
  const takenBack = () => ticket.events('reply taken back');
  const gone = { actor: 'desk', body: { reason: 'left' } };
  const removedUnnoticed = () =>
    board.desk.asOwner('delete from people.membership where person_id = $1', [writer.id]);

  it('is not sent under their name, also to a ticket that they do not hold', async () => {
    const { body: reply } = await writer.reply(ticket);
    expect((await ask(board.desk, `DELETE ${theirPlace()}`, { by: admin })).status).toBe(204);
    expect(await takenBack()).toMatchObject([
      { ...gone, body: { ...gone.body, replyId: reply.id, personId: writer.id } },
    ]);
    await board.desk.advance('11 seconds');
    expect(await board.outgoing(reply.id)).toMatchObject({ state: 'taken back', attempts: 0 });
    expect((await ticket.clock()).state).toBe('running');
  });

  it('is not sent once they are disabled, or may not answer any more, and is their draft', async () => {
    const { body: first } = await writer.reply(ticket);
    await ask(board.desk, `PATCH ${theirPlace()}`, { by: admin, body: { role: 'admin' } });
    expect(await board.outgoing(first.id)).toMatchObject({ state: 'taken back' });
    const drafts = 'select text from desk.draft where person_id = $1';
    expect(await board.desk.asOwner(drafts, [writer.id])).toEqual([{ text: 'We have mended it.' }]);

    const other = await board.colleague('Ida');
    const { body: second } = await other.reply(ticket);
    const [person] = await board.desk.asOwner<{ email: string }>(
      'select email from people.person where id = $1',
      [other.id],
    );
    await board.desk.app.get(People).disable(person?.email ?? '', 'operator');
    expect(await board.outgoing(second.id)).toMatchObject({ state: 'taken back' });
    expect(await takenBack()).toHaveLength(2);
  });

  it('is taken back by the sender, where nobody else had', async () => {
    const { body: reply } = await writer.reply(ticket);
    await removedUnnoticed();
    await board.desk.advance('11 seconds');
    await board.became(reply.id, 'taken back');
    expect(await takenBack()).toMatchObject([gone]);
    expect(await board.thread(ticket)).toEqual([]);
  });

  it('is nobody’s to send again where it may have gone out before', async () => {
    const { body: reply } = await writer.reply(ticket);
    await board.desk.asOwner(
      `update desk.outgoing set state = 'sending', attempts = 1, taken_until = now() + interval '1 hour' where id = $1`,
      [reply.id],
    );
    await removedUnnoticed();
    await board.desk.advance('11 seconds');
    await board.desk.asOwner('update desk.outgoing set taken_until = now() where id = $1', [reply.id]);
    await board.became(reply.id, 'unsure');
    expect(await ticket.events('reply unsure')).toMatchObject([gone]);
    expect(await board.thread(ticket)).toEqual([]);
  });

  it('is taken back too while it waits for the channel to have it', async () => {
    const busy: Send = {
      ...{ channel: 'board', isIdempotent: true, longestText: 5_000 },
      send: () => Promise.reject(new NothingSent('busy', 'The channel is busy.')),
    };
    const ways = board.desk.app.get(WaysOut);
    const usual = ways.to('board') as Send;
    ways.add(busy);
    const { body: reply } = await writer.reply(ticket);
    await board.desk.advance('11 seconds');
    await board.became(reply.id, 'queued');
    await board.desk.asOwner(
      `update desk.outgoing set taken_until = now() + interval '1 hour' where id = $1`,
      [reply.id],
    );
    ways.add(usual);
    await ask(board.desk, `DELETE ${theirPlace()}`, { by: admin });
    expect(await board.outgoing(reply.id)).toMatchObject({ state: 'taken back' });
  });
});
