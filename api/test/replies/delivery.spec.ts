import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Errands } from '../../src/desk/replies/errands.js';
import type { TicketStory } from '../ticket-story.js';
import { until } from '../until.js';
import { atTheBoard, type AtTheBoard, type Colleague } from './at-the-board.js';

const ON_THE_BOARD = { channel: 'board', account: '@BrandBoard' } as const;

describe('a reply that is delivered', () => {
  let board: AtTheBoard;
  let ana: Colleague;
  beforeAll(async () => {
    board = await atTheBoard();
    ana = await board.colleague('Ana');
  });
  afterAll(() => board.close());

  const delivered = async (ticket: TicketStory, given: Parameters<Colleague['reply']>[1] = {}) => {
    const { body } = await ana.reply(ticket, given);
    await board.desk.advance('11 seconds');
    await board.became(body.id, 'delivered');
    return body;
  };
  const stateOf = async ({ id }: TicketStory) =>
    (await board.desk.asOwner<{ state: string }>('select state from desk.ticket where id = $1', [id]))[0]
      ?.state;
  const after = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000);

  it('stands on the board, stops the clock at the instant of the board, and not before', async () => {
    const ticket = await board.complaint(ana);
    const { body: reply } = await ana.reply(ticket);
    await board.desk.advance('9 seconds');
    const witness = await board.complaint();
    expect(await board.outgoing(reply.id)).toMatchObject({ state: 'queued', attempts: 0 });
    expect(await ticket.clock()).toMatchObject({ state: 'running', stoppedAt: null });
    expect(await board.thread(ticket)).toEqual([]);
    expect(await board.thread(witness)).toEqual([]);

    await board.desk.advance('2 seconds');
    await board.became(reply.id, 'delivered');
    const [answer, ...more] = await board.thread(ticket);
    expect(more).toEqual([]);
    expect(answer).toMatchObject({
      ...{ id: reply.id, kind: 'answer', name: 'Ana of @BrandBoard', text: 'We have mended it.' },
    });
    expect(await ticket.clock()).toMatchObject({ state: 'met', stoppedAt: answer?.at, breachedAt: null });
    expect(answer?.at.getTime()).toBeGreaterThanOrEqual(new Date(reply.sendAt).getTime());
    expect(await stateOf(ticket)).toBe('open');
  });

  it('is one post of the conversation, and said in the ledger with its writer and without its words', async () => {
    const ticket = await board.complaint(ana);
    const { id: replyId } = await delivered(ticket, { text: 'Please send us a DM.', then: 'waiting' });
    const posts = await board.desk.asOwner(
      `select id, external_id, outcome, origin, answers_customer, is_deflection, written_by, signed_as, in_reply_to, text,
              posted_at from desk.post where ticket_id = $1 and outcome <> 'ticket'`,
      [ticket.id],
    );
    const [answer] = await board.thread(ticket);
    expect(posts).toEqual([
      {
        ...{ id: expect.any(String), external_id: replyId, outcome: 'reply', origin: 'evenhand' },
        ...{
          answers_customer: true,
          is_deflection: true,
          written_by: ana.id,
          signed_as: 'Ana of @BrandBoard',
        },
        ...{ in_reply_to: ticket.post.externalId, text: 'Please send us a DM.', posted_at: answer?.at },
      },
    ]);
    const [queued] = await ticket.events('reply queued');
    const [replied] = await ticket.events('replied');
    expect(replied).toMatchObject({
      ...{ actor: `person ${ana.id}`, at: answer?.at },
      body: {
        ...{ origin: 'evenhand', replyId, postId: (posts[0] as { id: string }).id, personId: ana.id },
        ...{ answersCustomer: true, isDeflection: true, textHash: queued?.body['textHash'] },
        verdicts: [{ clock: 'first_response', verdict: 'met', isInTime: true }],
      },
    });
    expect(JSON.stringify(replied)).not.toContain('DM');
    // It only moved the talk elsewhere: the customer waits on.
    const told = ['opened', 'reply queued', 'replied', 'round begun', 'put to waiting'];
    expect(await ticket.timeline()).toEqual(told);
    expect(await stateOf(ticket)).toBe('waiting');
  });

  it('carries for the public no number of a telephone', async () => {
    const ticket = await board.complaint(ana);
    await delivered(ticket, { text: 'Call Ana at 0470 12 34 56.' });
    const [answer] = await board.thread(ticket);
    expect(answer?.text).toContain('Call Ana at');
    expect(answer?.text).not.toContain('12 34');
  });

  it('is a breach after its deadline, although the alarm had not rung yet', async () => {
    const ticket = await board.complaint(ana);
    const { startedAt, dueAt } = await ticket.clock();
    const { body: reply } = await ana.reply(ticket);
    const held = 'select from desk.ticket where id = $1 for no key update';
    await board.desk.whileHolding(held, [ticket.id], async () => {
      await board.desk.advance('21 minutes');
      await until(async () => (await board.thread(ticket)).length > 0, 'the answer stands on the board');
      expect(await ticket.timeline()).toEqual(['opened', 'reply queued']);
      // So that the reply has the ticket before the alarm has.
      await board.desk.asOwner('update desk.deadline set is_held = true where ticket_id = $1', [ticket.id]);
    });
    await board.became(reply.id, 'delivered');
    expect(dueAt).toEqual(after(startedAt, 20));
    const [answer] = await board.thread(ticket);
    expect(await ticket.clock()).toMatchObject({
      state: 'breached',
      breachedAt: dueAt,
      stoppedAt: answer?.at,
    });
    expect(await ticket.timeline()).toEqual(['opened', 'reply queued', 'breached', 'replied']);
    expect((await ticket.events('replied'))[0]?.body['verdicts']).toMatchObject([
      { clock: 'first_response', verdict: 'breached', isInTime: false },
    ]);
  });

  it('marks the thread as solved, once, where it resolves the ticket', async () => {
    const ticket = await board.complaint(ana);
    await delivered(ticket, { then: 'resolved' });
    expect(await stateOf(ticket)).toBe('resolved');
    const kinds = (await board.thread(ticket)).map(({ kind, name }) => [kind, name]);
    expect(kinds).toEqual([
      ['answer', 'Ana of @BrandBoard'],
      ['solved', '@BrandBoard'],
    ]);
  });

  it('leaves the mark to whoever resolves the ticket later, and marks it again after it was opened again', async () => {
    const ticket = await board.complaint(ana);
    await delivered(ticket);
    for (const state of ['resolved', 'open', 'resolved'])
      await ana.ask('PUT', `${ticket.id}/state`, { state }).catch(() => null);
    const kinds = (await board.thread(ticket)).map(({ kind }) => kind);
    expect(kinds).toEqual(['answer', 'solved', 'reopened', 'solved']);
  });

  it('leaves a ticket open to which the customer has written meanwhile', async () => {
    const ticket = await board.complaint(ana);
    const { body: reply } = await ana.reply(ticket, { then: 'resolved' });
    await ticket.wroteAgain(ON_THE_BOARD);
    await board.desk.advance('11 seconds');
    await board.became(reply.id, 'delivered');
    expect(await stateOf(ticket)).toBe('open');
    expect((await ticket.timeline()).at(-1)).toBe('replied');
    expect(await ticket.clock()).toMatchObject({ state: 'met' });
  });

  it('leaves it open too where the channel dates that before what was answered', async () => {
    const ticket = await board.complaint(ana);
    await board.desk.advance('3 minutes');
    await ticket.wroteAgain(ON_THE_BOARD);
    const { body: reply } = await ana.reply(ticket, { then: 'resolved' });
    const postedAt = new Date((await board.desk.now()).getTime() - 60_000).toISOString();
    await ticket.wroteAgain({ ...ON_THE_BOARD, postedAt });
    await board.desk.advance('11 seconds');
    await board.became(reply.id, 'delivered');
    expect(await stateOf(ticket)).toBe('open');
  });

  it('goes out once, each of thirty, with two nodes at work', async () => {
    const node = await board.desk.anotherNode();
    const tickets = await Promise.all(Array.from({ length: 30 }, () => board.complaint(ana)));
    const replies = await Promise.all(tickets.map((ticket) => ana.reply(ticket)));
    await board.desk.advance('11 seconds');
    await Promise.all(replies.map(({ body }) => board.became(body.id, 'delivered')));
    for (const ticket of tickets) {
      expect((await board.thread(ticket)).map(({ kind }) => kind)).toEqual(['answer']);
      expect(await ticket.events('replied')).toHaveLength(1);
    }
    await node.close();
  });

  it('is delivered once, although a second node took it too after a lease that ran out', async () => {
    const ticket = await board.complaint(ana);
    const { body: reply } = await ana.reply(ticket);
    const held = 'select from desk.ticket where id = $1 for no key update';
    await board.desk.whileHolding(held, [ticket.id], async () => {
      await board.desk.advance('11 seconds');
      await until(async () => (await board.thread(ticket)).length > 0, 'the answer stands on the board');
      const [first] = await board.thread(ticket);
      await board.desk.asOwner('update desk.outgoing set taken_until = now() where id = $1', [reply.id]);
      await until(async () => (await board.outgoing(reply.id)).attempts === 2, 'it was taken again');
      expect(await board.thread(ticket)).toEqual([first]);
    });
    await board.became(reply.id, 'delivered');
    const desk = board.desk.app.get<DataSource>(getDataSourceToken('desk'));
    await until(
      async () => (await desk.query<unknown[]>(WAITING_FOR_A_LOCK)).length === 0,
      'both have come to their end',
    );
    expect(await ticket.events('replied')).toHaveLength(1);
    expect(await board.thread(ticket)).toHaveLength(1);
  });

  it('is not taken while somebody has the lease', async () => {
    const ticket = await board.complaint(ana);
    const { body: reply } = await ana.reply(ticket);
    await board.desk.asOwner(
      `update desk.outgoing set state = 'sending', taken_until = now() + interval '30 s' where id = $1`,
      [reply.id],
    );
    await board.desk.advance('2 hours');
    expect(await board.desk.app.get(Errands).take()).toBeUndefined();
    expect(await board.thread(ticket)).toEqual([]);
  });
});

const WAITING_FOR_A_LOCK = `
  select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
