import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as newId } from 'uuid';
import { LONGEST_TEXT, type TicketPage } from '@evenhand/shared/wire/ticket';
import { atTheBoard, type AtTheBoard, type Colleague } from './at-the-board.js';

const ON_THE_BOARD = { channel: 'board', account: '@BrandBoard' } as const;

describe('a reply that is sent', () => {
  let board: AtTheBoard;
  let ana: Colleague;
  let ben: Colleague;
  let mia: Colleague;
  beforeAll(async () => {
    board = await atTheBoard();
    ana = await board.colleague('Ana');
    ben = await board.colleague('Ben');
    mia = await board.colleague('Mia', 'manager');
  });
  afterAll(() => board.close());

  const draft = async (ticketId: string, personId: string) =>
    board.desk.asOwner<{ text: string }>(
      `select text, read_up_to as "readUpTo" from desk.draft where ticket_id = $1 and person_id = $2`,
      [ticketId, personId],
    );
  const writeDraft = (ticketId: string, personId: string, text: string) =>
    board.desk.asOwner(
      `insert into desk.draft (brand_id, ticket_id, person_id, kind, text, updated_at)
         values ($1, $2, $3, 'reply', $4, now())`,
      [board.desk.brandId, ticketId, personId, text],
    );

  it('waits for ten seconds under the name of its writer and the account, and is no draft any more', async () => {
    const ticket = await board.complaint(ana);
    await writeDraft(ticket.id, ana.id, 'We have');
    const { status, body } = await ana.reply(ticket, { text: '  We have mended it. ', then: 'waiting' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...{ kind: 'outgoing', state: 'queued', by: { id: ana.id, name: 'Ana' }, then: 'waiting' },
      ...{ signedAs: 'Ana of @BrandBoard', text: 'We have mended it.', isDeflection: false, reason: null },
    });
    expect(new Date(body.sendAt).getTime() - new Date(body.at).getTime()).toBe(10_000);
    expect(await draft(ticket.id, ana.id)).toEqual([]);
    const [event] = await ticket.events('reply queued');
    expect(event).toMatchObject({
      actor: `person ${ana.id}`,
      body: {
        replyId: body.id,
        sendAt: body.sendAt,
        then: 'waiting',
        textHash: expect.stringMatching(/^\w{64}$/),
      },
    });
    expect(JSON.stringify(event)).not.toContain('mended');
  });

  it('is one reply when it is sent twice, at once or later, and no other ticket’s', async () => {
    const ticket = await board.complaint(ana);
    const other = await board.complaint(ana);
    const id = newId();
    const readUpTo = await board.lastPost(ticket);
    const both = await Promise.all([
      ana.reply(ticket, { id, readUpTo }),
      ana.reply(ticket, { id, readUpTo }),
    ]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect((await ana.reply(ticket, { id, readUpTo })).body).toEqual(both[0].body);
    expect(await ticket.events('reply queued')).toHaveLength(1);
    expect((await ana.reply(other, { id })).body).toMatchObject({ status: 409, code: 'id-taken' });
    expect((await ben.reply(ticket, { id })).body).toMatchObject({ status: 409, code: 'id-taken' });
  });

  it('is marked where it only moves the talk elsewhere', async () => {
    const { body } = await ana.reply(await board.complaint(ana), { text: 'Please send us a DM.' });
    expect(body.isDeflection).toBe(true);
  });

  it.each([
    ['empty-text', { text: ' \n ' }],
    ['text-too-long', { text: 'a'.repeat(5_001) }],
    ['odd-text', { text: 'half a pair: \ud800' }],
    ['odd-text', { text: 'nul: \0' }],
  ])('is refused as %s', async (code, given) => {
    const { status, body } = await ana.reply(await board.complaint(ana), given);
    expect([status, body.code]).toEqual([422, code]);
  });

  it('is refused where nobody has claimed the ticket, or it is not open', async () => {
    const ticket = await board.complaint();
    expect((await ana.reply(ticket)).body).toMatchObject({ status: 422, code: 'not-claimed' });
    await ticket.assignedTo(ben.id);
    await board.desk.asOwner(`update desk.ticket set state = 'resolved' where id = $1`, [ticket.id]);
    expect((await ana.reply(ticket)).body).toMatchObject({ status: 422, code: 'not-open' });
  });

  it('is refused on a channel that nothing can be sent to, and for imported history', async () => {
    const ticket = await board.desk.ticket();
    await ticket.assignedTo(ana.id);
    const { body } = await ana.reply(ticket);
    expect(body).toMatchObject({ status: 422, code: 'no-connector' });
    expect(body.detail).toContain('Nothing can be sent to X from here yet. Answer there');
    await board.desk.asOwner('update desk.ticket set is_history = true where id = $1', [ticket.id]);
    expect((await ana.reply(ticket)).body).toMatchObject({ status: 422, code: 'imported' });
  });

  it('is refused over posts that its writer has not read, and says how many', async () => {
    const ticket = await board.complaint(ana);
    const readUpTo = await board.lastPost(ticket);
    await ticket.wroteAgain({ channel: 'board', account: '@BrandBoard' });
    const first = await ana.reply(ticket, { readUpTo });
    expect(first.body).toMatchObject({
      ...{ status: 409, code: 'new-posts' },
      detail: '1 post came in since you began to write. Read it, then send.',
    });
    await ticket.joined({ channel: 'board', account: '@BrandBoard' });
    const second = await ana.reply(ticket, { readUpTo });
    expect(second.body.detail).toBe('2 posts came in since you began to write. Read them, then send.');
    for (const unknown of [null, newId()])
      expect((await ana.reply(ticket, { readUpTo: unknown })).body.code).toBe('new-posts');
    expect((await ana.reply(ticket)).status).toBe(201);
  });

  it('is refused over a post that arrived unread, although the channel dates it before what was read', async () => {
    const ticket = await board.complaint(ana);
    await board.desk.advance('3 minutes');
    await ticket.wroteAgain(ON_THE_BOARD);
    const readUpTo = await board.lastPost(ticket);
    const postedAt = new Date((await board.desk.now()).getTime() - 60_000).toISOString();
    await ticket.wroteAgain({ ...ON_THE_BOARD, text: 'STOP, I was wrong', postedAt });
    expect((await ana.reply(ticket, { readUpTo })).body).toMatchObject({ status: 409, code: 'new-posts' });
    const { body: page } = await ana.ask<TicketPage>('GET', ticket.id);
    expect(page.stream.flatMap((said) => (said.kind === 'post' ? [said.arrival] : []))).toEqual([1, 3, 2]);
    expect((await ana.reply(ticket, { readUpTo: page.readUpTo })).status).toBe(201);
  });

  it('is refused while another’s is on its way, and until that one is read', async () => {
    const ticket = await board.complaint(ana);
    const readUpTo = await board.lastPost(ticket);
    const { body: first } = await ana.reply(ticket);
    const crossing = await ben.reply(ticket, { readUpTo });
    expect(crossing.body).toMatchObject({ status: 409, code: 'reply-on-its-way' });
    expect(crossing.body.detail).toContain('A reply of Ana is on its way.');
    await board.desk.advance('11 seconds');
    await board.became(first.id, 'delivered');
    expect((await ben.reply(ticket, { readUpTo })).body).toMatchObject({ status: 409, code: 'new-posts' });
    expect((await ana.reply(ticket, { readUpTo })).status).toBe(201);
  });

  it('is not sent again under its id once it was taken back', async () => {
    const ticket = await board.complaint(ana);
    const { body: first } = await ana.reply(ticket);
    await ana.takeBack(ticket, first.id);
    const again = await ana.reply(ticket, { id: first.id, text: 'Another text altogether' });
    expect(again.body).toMatchObject({ status: 409, code: 'taken-back' });
    expect((await ana.reply(ticket, { text: 'Another text altogether' })).status).toBe(201);
  });

  it('taken back tells its writer what it said, and nothing that was begun since', async () => {
    const ticket = await board.complaint(ana);
    const { body: reply } = await ana.reply(ticket);
    await writeDraft(ticket.id, ana.id, 'What I think of my manager');
    expect((await ana.takeBack(ticket, reply.id)).body).toEqual({ text: 'We have mended it.' });
  });

  it('taken back within ten seconds is a draft again, sends nothing and stops no clock', async () => {
    const ticket = await board.complaint(ana);
    const readUpTo = await board.lastPost(ticket);
    const { body: reply } = await ana.reply(ticket);
    const { status, body } = await ana.takeBack(ticket, reply.id);
    expect([status, body]).toEqual([200, { text: 'We have mended it.' }]);
    expect((await ana.takeBack(ticket, reply.id)).body).toEqual({ text: 'We have mended it.' });
    expect(await draft(ticket.id, ana.id)).toEqual([{ text: 'We have mended it.', readUpTo }]);

    const witness = await board.complaint(ana);
    const { body: sent } = await ana.reply(witness);
    await board.desk.advance('11 seconds');
    await board.became(sent.id, 'delivered');
    expect(await board.outgoing(reply.id)).toMatchObject({ state: 'taken back', attempts: 0 });
    expect(await board.thread(ticket)).toEqual([]);
    expect(await ticket.timeline()).toEqual(['opened', 'reply queued', 'reply taken back']);
    expect(await ticket.clock()).toMatchObject({ state: 'running', stoppedAt: null });
  });

  it('is its writer’s or a manager’s to take back, and nobody’s once its time has come', async () => {
    const ticket = await board.complaint(ana);
    const { body: first } = await ana.reply(ticket);
    expect((await ben.takeBack(ticket, first.id)).body).toMatchObject({ status: 422, code: 'not-yours' });
    await writeDraft(ticket.id, ana.id, 'And then');
    const taken = await mia.takeBack(ticket, first.id);
    expect([taken.status, taken.body]).toEqual([200, { text: null }]);
    expect(await draft(ticket.id, ana.id)).toMatchObject([{ text: 'We have mended it.\n\nAnd then' }]);
    const [event] = await ticket.events('reply taken back');
    expect(event?.actor).toBe(`person ${mia.id}`);
    const { body: second } = await ana.reply(ticket);
    await board.desk.advance('11 seconds');
    expect((await ana.takeBack(ticket, second.id)).body).toMatchObject({ status: 409, code: 'too-late' });
  });

  it('of another ticket is not there', async () => {
    const ticket = await board.complaint(ana);
    const { body: reply } = await ana.reply(ticket);
    const other = await board.complaint(ana);
    expect((await ana.takeBack(other, reply.id)).status).toBe(404);
    expect((await ana.found(other, reply.id, 'drop')).status).toBe(404);
    expect((await ana.takeBack(ticket, newId())).status).toBe(404);
    expect((await ana.ask('POST', `${newId()}/replies`, bodyOf())).status).toBe(404);
  });

  it('with a field that nobody asked for is not understood', async () => {
    const ticket = await board.complaint(ana);
    const { status } = await ana.ask('POST', `${ticket.id}/replies`, { ...bodyOf(), html: '<b>' });
    expect(status).toBe(400);
    expect((await ana.ask('POST', `${ticket.id}/replies`, { ...bodyOf(), then: 'closed' })).status).toBe(400);
    expect((await ana.reply(ticket, { text: 'a'.repeat(LONGEST_TEXT + 1) })).status).toBe(400);
    const auditor = await board.colleague('Aud', 'auditor');
    expect((await auditor.reply(ticket)).status).toBe(403);
  });

  const bodyOf = () => ({ id: newId(), text: 'Hello', readUpTo: null, then: 'open' });
});
