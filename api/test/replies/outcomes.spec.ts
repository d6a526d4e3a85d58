import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as newId } from 'uuid';
import { WaysOut } from '../../src/desk/replies/ways-out.js';
import { ChannelRefusal, NothingSent, type GoingOut, type Send } from '../../src/platform/sending.js';
import type { TicketStory } from '../ticket-story.js';
import { until } from '../until.js';
import { atTheBoard, type AtTheBoard, type Colleague } from './at-the-board.js';

/** A channel that leaves the machine: it says what the test wants it to say. */
class Far implements Send {
  readonly channel = 'x';
  readonly longestText = 280;
  isIdempotent = false;
  readonly got: GoingOut[] = [];
  answer: () => Promise<Date> = () => Promise.reject(new Error('no answer was planned'));

  async send(reply: GoingOut) {
    this.got.push(reply);
    return { externalId: `far-${reply.id}`, deliveredAt: await this.answer() };
  }
}

describe('a reply that a channel does not simply take', () => {
  let board: AtTheBoard;
  let ana: Colleague;
  let mia: Colleague;
  let far: Far;
  let ticket: TicketStory;
  beforeAll(async () => {
    board = await atTheBoard();
    ana = await board.colleague('Ana');
    mia = await board.colleague('Mia', 'manager');
  });
  beforeEach(async () => {
    // What an earlier test left on its way would come to this one's channel.
    await board.desk.asOwner(
      `update desk.outgoing set state = 'taken back' where state in ('queued', 'sending')`,
    );
    far = new Far();
    board.desk.app.get(WaysOut).add(far);
    ticket = await board.desk.ticket();
    await ticket.assignedTo(ana.id);
  });
  afterAll(() => board.close());

  const sent = async (answer: Far['answer']) => {
    far.answer = answer;
    const { body } = await ana.reply(ticket);
    await board.desk.advance('11 seconds');
    await until(() => far.got.length > 0, 'the channel got it');
    return body;
  };
  const rejects = (error: Error) => () => Promise.reject(error);
  const takes = () => board.desk.now();
  const comeRound = (id: string) =>
    board.desk.asOwner('update desk.outgoing set taken_until = now() where id = $1', [id]);
  const restSeconds = async (id: string) => {
    const [row] = await board.desk.asOwner<{ s: number }>(
      'select extract(epoch from taken_until - now())::float8 as s from desk.outgoing where id = $1',
      [id],
    );
    return row?.s ?? 0;
  };
  const found = (reply: { id: string }, outcome: string, by = ana) => by.found(ticket, reply.id, outcome);

  it('goes to the channel with its thread, what it answers, its signature, and its id as the key', async () => {
    const again = await ticket.wroteAgain();
    const reply = await sent(takes);
    await board.became(reply.id, 'delivered');
    expect(far.got).toMatchObject([
      {
        ...{ id: reply.id, brandId: board.desk.brandId, accountId: board.desk.accountId },
        ...{ threadId: ticket.post.externalId, inReplyTo: again.externalId },
        ...{ text: 'We have mended it.', signedAs: 'Ana of @BrandCares' },
      },
    ]);
    expect((await ticket.clock()).state).toBe('met');
  });

  it('is given to the channel once by two nodes at work, each of forty', async () => {
    const node = await board.desk.anotherNode();
    node.get(WaysOut).add(far);
    far.answer = takes;
    const tickets = await Promise.all(Array.from({ length: 40 }, () => board.desk.ticket()));
    for (const one of tickets) await one.assignedTo(ana.id);
    const replies = await Promise.all(tickets.map((one) => ana.reply(one)));
    await board.desk.advance('11 seconds');
    await Promise.all(replies.map(({ body }) => board.became(body.id, 'delivered')));
    expect(far.got.map(({ id }) => id).toSorted()).toEqual(replies.map(({ body }) => body.id).toSorted());
    await node.close();
  });

  it('is refused for good, with the channel’s reason, and stops no clock', async () => {
    const reply = await sent(rejects(new ChannelRefusal('blocked', 'Ann has blocked this account.')));
    await board.became(reply.id, 'refused');
    expect(await board.outgoing(reply.id)).toMatchObject({
      attempts: 1,
      reason: 'Ann has blocked this account.',
    });
    expect(await ticket.events('reply refused')).toMatchObject([
      { actor: 'desk', body: { replyId: reply.id, reason: 'blocked', attempts: 1 } },
    ]);
    expect(await ticket.clock()).toMatchObject({ state: 'running', stoppedAt: null });
    expect((await found(reply, 'was delivered')).body).toMatchObject({ status: 422, code: 'was-refused' });
  });

  it('is tried again where it surely did not go out, less and less often, and given up after the fifth time', async () => {
    const reply = await sent(rejects(new NothingSent('busy', 'The channel is busy.')));
    for (const [attempt, rest] of [1, 5, 30, 120].entries()) {
      const isWaiting = async () => (await board.outgoing(reply.id)).state === 'queued';
      await until(isWaiting, 'it waits for the next time');
      expect(far.got).toHaveLength(attempt + 1);
      expect(await restSeconds(reply.id)).toBeGreaterThan(rest - 1.5);
      expect(await restSeconds(reply.id)).toBeLessThanOrEqual(rest);
      await comeRound(reply.id);
      await until(() => far.got.length === attempt + 2, 'the channel got it again');
    }
    await board.became(reply.id, 'refused');
    expect(await board.outgoing(reply.id)).toMatchObject({ attempts: 5, reason: 'The channel is busy.' });
    expect(new Set(far.got.map(({ id }) => id))).toEqual(new Set([reply.id]));
    expect(await ticket.timeline()).toEqual(['opened', 'reply queued', 'reply refused']);
  });

  it('cannot be taken back while it waits for the next time', async () => {
    const reply = await sent(rejects(new NothingSent('busy', 'The channel is busy.')));
    const { body } = await ana.takeBack(ticket, reply.id);
    expect(body).toMatchObject({ status: 409, code: 'too-late' });
  });

  it('is unsure at once where nobody knows, and the channel could deliver it twice', async () => {
    const reply = await sent(rejects(new Error('socket hang up')));
    await board.became(reply.id, 'unsure');
    expect(far.got).toHaveLength(1);
    expect((await board.outgoing(reply.id)).reason).toContain('Nobody knows');
    expect(await ticket.timeline()).toEqual(['opened', 'reply queued', 'reply unsure']);
    expect((await ticket.clock()).state).toBe('running');
  });

  it('is unsure, and not sent again, where a server stopped while it was being sent', async () => {
    const { body: reply } = await ana.reply(ticket);
    await board.desk.asOwner(
      `update desk.outgoing set state = 'sending', attempts = 1, taken_until = now(), send_at = desk.now() where id = $1`,
      [reply.id],
    );
    await board.became(reply.id, 'unsure');
    expect(far.got).toEqual([]);
    expect(await ticket.events('reply unsure')).toMatchObject([{ body: { reason: 'lost' } }]);
  });

  it('is sent again under the same id where nobody knows, and the channel delivers an id once', async () => {
    far.isIdempotent = true;
    const reply = await sent(rejects(new Error('socket hang up')));
    await until(async () => (await board.outgoing(reply.id)).reason !== null, 'the first time is over');
    expect((await board.outgoing(reply.id)).state).toBe('sending');
    far.answer = takes;
    await board.became(reply.id, 'delivered');
    expect(far.got.map(({ id }) => id)).toEqual([reply.id, reply.id]);
    expect(await ticket.events('replied')).toHaveLength(1);
    expect((await board.outgoing(reply.id)).reason).toBeNull();
  });

  it('is sent again when a person says so, and again from the first attempt', async () => {
    const reply = await sent(rejects(new Error('socket hang up')));
    await board.became(reply.id, 'unsure');
    far.answer = takes;
    const { status, body } = await found(reply, 'send again', mia);
    expect([status, body]).toEqual([204, null]);
    await board.became(reply.id, 'delivered');
    expect((await board.outgoing(reply.id)).attempts).toBe(1);
    expect(await ticket.timeline()).toEqual([
      'opened',
      'reply queued',
      'reply unsure',
      'reply outcome found',
      'replied',
    ]);
    const [event] = await ticket.events('reply outcome found');
    expect(event).toMatchObject({
      actor: `person ${mia.id}`,
      body: { replyId: reply.id, outcome: 'send again', was: 'unsure', personId: ana.id },
    });
  });

  it('is not given up by whoever sent it before, once a person had it sent again', async () => {
    far.isIdempotent = true;
    const ends: ((error: Error) => void)[] = [];
    const reply = await sent(() => new Promise((_, reject) => ends.push(reject)));
    await board.desk.asOwner(`update desk.outgoing set state = 'unsure', taken_until = null where id = $1`, [
      reply.id,
    ]);
    await found(reply, 'send again');
    await until(() => ends.length === 2, 'the channel got it again');
    ends[0]?.(new ChannelRefusal('blocked', 'That was the first time.'));
    expect(await board.outgoing(reply.id)).toMatchObject({ state: 'sending', reason: null });
    ends[1]?.(new ChannelRefusal('blocked', 'That was the second time.'));
    await board.became(reply.id, 'refused');
    expect(await board.outgoing(reply.id)).toMatchObject({ reason: 'That was the second time.' });
  });

  it('was delivered when a person found it so: the clock stops when it was sent, and the record says who', async () => {
    const reply = await sent(rejects(new Error('socket hang up')));
    await board.became(reply.id, 'unsure');
    expect((await found(reply, 'was delivered', mia)).status).toBe(204);
    expect(await board.outgoing(reply.id)).toMatchObject({ state: 'delivered' });
    expect(await ticket.clock()).toMatchObject({ state: 'met', stoppedAt: new Date(reply.sendAt) });
    expect(await ticket.events('replied')).toMatchObject([
      { actor: `person ${mia.id}`, at: new Date(reply.sendAt), body: { personId: ana.id, foundBy: mia.id } },
    ]);
    expect((await found(reply, 'was delivered')).body).toMatchObject({ status: 409, code: 'not-in-doubt' });
    expect(far.got).toHaveLength(1);
  });

  it('is dropped when a person says so, and says so', async () => {
    const reply = await sent(rejects(new Error('socket hang up')));
    await board.became(reply.id, 'unsure');
    expect((await found(reply, 'drop')).status).toBe(204);
    expect(await board.outgoing(reply.id)).toMatchObject({ state: 'taken back' });
    expect((await ticket.timeline()).slice(-2)).toEqual(['reply unsure', 'reply outcome found']);
    expect((await ticket.clock()).state).toBe('running');
    expect((await found(reply, 'send again')).body).toMatchObject({ status: 409, code: 'not-in-doubt' });
  });

  it('is nothing to decide over while it waits, and by another word', async () => {
    const { body: reply } = await ana.reply(ticket);
    expect((await found(reply, 'drop')).body).toMatchObject({ status: 409, code: 'not-in-doubt' });
    expect((await found(reply, 'was eaten')).status).toBe(400);
    expect((await ana.found(ticket, newId(), 'drop')).status).toBe(404);
  });

  it('is delivered all the same when the channel’s answer comes after somebody had given it up', async () => {
    let answer = (_: Date) => {};
    const reply = await sent(() => new Promise((resolve) => (answer = resolve)));
    await comeRound(reply.id);
    await board.became(reply.id, 'unsure');
    answer(await board.desk.now());
    await board.became(reply.id, 'delivered');
    expect(await ticket.events('replied')).toHaveLength(1);
    expect(far.got).toHaveLength(1);
  });
});
