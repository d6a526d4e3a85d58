import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as newId } from 'uuid';
import type { BoardPage } from '@evenhand/shared/wire/board';
import { startDesk, type TestDesk } from '../desk.js';
import { openBoard, said, Visitor } from './visitor.js';

describe('the board', () => {
  let desk: TestDesk;
  let accountId: string;
  let visitor: Visitor;
  beforeAll(async () => {
    desk = await startDesk();
    accountId = await openBoard(desk);
  });
  afterAll(() => desk.close());
  beforeEach(() => {
    visitor = new Visitor(desk, accountId);
  });

  const page = async (board = accountId, after = '') => {
    const { body } = await new Visitor(desk, board).ask('GET', after && `?after=${after}`);
    return body as unknown as BoardPage;
  };
  const inbox = (id: string) =>
    desk.asOwner<Record<string, unknown>>(
      `select external_id, account_id, in_reply_to, text, url, author_external_id, author_handle, author_name, is_confirmation
         from door.inbox where external_id = $1 or in_reply_to = $1 order by seq`,
      [id],
    );

  it('makes a complaint a ticket of its account, and shows it to everybody', async () => {
    const text = 'No <b>internet</b> since Monday.\nPlease help.';
    const { id, path, proof } = await visitor.complained({ name: '  Vera   Visitor ', text });
    expect(path).toBe(`/board/${accountId}/complaints/${id}#${proof}`);
    expect(await inbox(id)).toEqual([
      {
        external_id: id,
        account_id: accountId,
        in_reply_to: null,
        text,
        url: null,
        author_external_id: `visitor ${id}`,
        author_handle: null,
        author_name: 'Vera Visitor',
        is_confirmation: false,
      },
    ]);
    await desk.settled();
    const tickets = await desk.asOwner(
      'select t.account_id, t.channel from desk.ticket t join desk.post p on p.ticket_id = t.id where p.external_id = $1',
      [id],
    );
    expect(tickets).toEqual([{ account_id: accountId, channel: 'board' }]);
    const { brand, account, threads } = await page();
    expect([brand.startsWith('Brand '), account]).toEqual([true, 'NovaTel Help']);
    expect(threads[0]).toMatchObject({ id, isAnswered: false, isSolved: false, isConfirmed: false });
    expect(threads[0]?.posts).toMatchObject([{ id, kind: 'complaint', name: 'Vera Visitor', text }]);
  });

  it('keeps numbers from the public and not from the desk', async () => {
    const text = 'Call me on 06 12 34 56 78, order 12345, since 20-11-2026. ann@example.com';
    const { id } = await visitor.complained({ name: 'Ann 0612345678', text });
    const [shown] = (await visitor.thread(id)).thread.posts;
    expect(shown).toMatchObject({
      name: 'Ann ••••••••78',
      text: 'Call me on •• •• •• •• 78, order 12345, since 20-11-2026. a•••@•••',
    });
    await desk.settled();
    expect(await desk.asOwner('select text from desk.post where external_id = $1', [id])).toEqual([{ text }]);
  });

  it('takes HTML in a name and a text for what it is, text', async () => {
    const words = { name: '<img src=x onerror=1> Vera', text: '<script>alert(1)</script>' };
    const { id } = await visitor.complained(words);
    const { headers, body } = await visitor.ask('GET', `/complaints/${id}`);
    expect(headers['content-type']).toMatch(/^application\/json/);
    expect(body['thread']).toMatchObject({ posts: [words] });
  });

  it('says who complained to nobody but them, by a link that holds for this complaint alone', async () => {
    const [mine, other] = [await visitor.complained(), await visitor.complained()];
    expect((await visitor.thread(mine.id)).isYours).toBe(false);
    expect((await visitor.thread(mine.id, other.proof)).isYours).toBe(false);
    expect((await visitor.thread(mine.id, mine.proof)).isYours).toBe(true);
    for (const proof of [undefined, other.proof, mine.proof.slice(1), 'x'])
      expect([await visitor.more(mine.id, proof), await visitor.confirm(mine.id, proof)]).toMatchObject([
        { status: 403, body: { code: 'not-yours' } },
        { status: 403, body: { code: 'not-yours' } },
      ]);
    expect(await inbox(mine.id)).toHaveLength(1);
  });

  it('keeps no secret of a visitor anywhere', async () => {
    const { id, proof } = await visitor.complained();
    await visitor.more(id, proof);
    await desk.settled();
    const kept = await desk.asOwner<{ rows: string }>(
      `select concat((select json_agg(i) from door.inbox i), (select json_agg(p) from board.post p),
                     (select json_agg(r) from vault.raw r), (select json_agg(e) from ledger.event e)) as rows`,
    );
    expect(kept[0]?.rows).toContain(id);
    expect(kept[0]?.rows).not.toContain(proof);
  });

  it('attaches more to the complaint, by the same customer', async () => {
    const { id, proof } = await visitor.complained();
    expect((await visitor.more(id, proof, { text: 'Bel 0612345678' })).status).toBe(204);
    expect((await visitor.thread(id)).thread.posts).toMatchObject([
      { kind: 'complaint' },
      { kind: 'more', name: 'Vera Visitor', text: 'Bel ••••••••78' },
    ]);
    expect(await inbox(id)).toMatchObject([
      { external_id: id },
      {
        in_reply_to: id,
        author_external_id: `visitor ${id}`,
        text: 'Bel 0612345678',
        is_confirmation: false,
      },
    ]);
    await desk.settled();
    const posts = await desk.asOwner<{ outcome: string }>(
      `select outcome from desk.post where ticket_id = (select ticket_id from desk.post where external_id = $1) order by posted_at`,
      [id],
    );
    expect(posts.map(({ outcome }) => outcome)).toEqual(['ticket', 'attached']);
  });

  it('lets a fix be confirmed once it is called one, once, until the customer writes again', async () => {
    const { id, proof } = await visitor.complained();
    const stands = async () => {
      const { isAnswered, isSolved, isConfirmed } = (await visitor.thread(id)).thread;
      return [isAnswered, isSolved, isConfirmed];
    };
    expect(await visitor.confirm(id, proof)).toMatchObject({ status: 409, body: { code: 'not-solved' } });
    await said(desk, id, 'answer');
    expect(await stands()).toEqual([true, false, false]);
    await desk.advance('1 minute');
    await said(desk, id, 'solved', '');
    expect(await stands()).toEqual([true, true, false]);
    const both = await Promise.all([visitor.confirm(id, proof), visitor.confirm(id, proof)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([204, 409]);
    expect(await stands()).toEqual([true, true, true]);
    expect(await inbox(id)).toMatchObject([
      { is_confirmation: false },
      { in_reply_to: id, is_confirmation: true, text: 'The customer confirms that the problem is solved.' },
    ]);
    await desk.advance('1 minute');
    await visitor.more(id, proof);
    expect(await stands()).toEqual([true, false, false]);
  });

  it('takes nobody else’s word for a confirmation', async () => {
    const { id, proof } = await visitor.complained();
    const forged = desk.post({ channel: 'board', account: accountId, inReplyTo: id });
    await desk.send({ ...forged, isConfirmation: true, is_confirmation: true });
    await visitor.more(id, proof, { text: 'The customer confirms that the problem is solved.' });
    expect((await visitor.more(id, proof, { text: 'Yes', isConfirmation: true })).status).toBe(400);
    expect((await inbox(id)).map((post) => post['is_confirmation'])).toEqual([false, false, false]);
  });

  it('shows the newest first, twenty a page, and none twice', async () => {
    const board = await openBoard(desk, 'A long board');
    const made: string[] = [];
    for (let nth = 0; nth < 23; nth += 1)
      made.push((await new Visitor(desk, board).complained({ text: `Complaint ${nth}` })).id);
    const first = await page(board);
    const second = await page(board, first.next!);
    expect(first.threads.map(({ id }) => id)).toEqual(made.toReversed().slice(0, 20));
    expect(second.threads.map(({ id }) => id)).toEqual(made.toReversed().slice(20));
    expect([first.next, second.next]).toEqual([made[3], null]);
    expect((await page(board, newId())).threads).toEqual([]);
  });

  it('is one account’s: another’s complaints are not found there', async () => {
    const other = await openBoard(desk, 'Another board');
    const { id, proof } = await visitor.complained();
    const stranger = new Visitor(desk, other);
    expect((await page(other)).threads).toEqual([]);
    expect((await stranger.ask('GET', `/complaints/${id}`)).status).toBe(404);
    expect((await stranger.more(id, proof)).status).toBe(404);
    expect((await stranger.confirm(id, proof)).status).toBe(404);
  });

  it('is not found for an account of another channel, for none, and for what is no id', async () => {
    for (const board of [desk.accountId, newId(), 'junk', "'%20or%201=1"]) {
      const stranger = new Visitor(desk, board);
      expect((await stranger.ask('GET', '')).status).toBe(404);
      expect((await stranger.complaining()).status).toBe(404);
    }
    for (const complaint of [newId(), 'junk', '%00'])
      expect((await visitor.ask('GET', `/complaints/${complaint}`)).status).toBe(404);
    expect((await visitor.ask('GET', '?after=junk')).status).toBe(400);
  });

  it('takes once what a page sends again because it heard no answer', async () => {
    const headers = { 'idempotency-key': '0123456789abcdef0123' };
    const body = { name: 'Vera', text: 'Sent twice.' };
    const tries = await Promise.all([visitor.complaining(body, headers), visitor.complaining(body, headers)]);
    expect(tries.map(({ status }) => status)).toEqual([201, 201]);
    expect(tries[0].body).toEqual(tries[1].body);
    const [id, proof] = String(tries[0].body['path']).split('/').at(-1)!.split('#') as [string, string];
    for (const text of ['More', 'More', 'Other words'])
      await visitor.ask('POST', `/complaints/${id}/posts`, { body: { text }, proof, headers });
    expect((await inbox(id)).map(({ text }) => text)).toEqual(['Sent twice.', 'More', 'Other words']);
    expect((await visitor.complaining(body)).body['id']).not.toBe(id);
  });

  it('tries anew what failed the first time', async () => {
    const headers = { 'idempotency-key': '0123456789abcdef9999' };
    await desk.asOwner('alter table board.post add constraint broken check (name <> $$Broken$$)');
    expect((await visitor.complaining({ name: 'Broken' }, headers)).status).toBe(500);
    await desk.asOwner('alter table board.post drop constraint broken');
    expect((await visitor.complaining({ name: 'Broken' }, headers)).status).toBe(201);
    await desk.settled();
  });

  it('stores nothing for the public that the desk does not get', async () => {
    await desk.asOwner('alter table board.post add constraint broken check (name <> $$Halved$$)');
    expect((await visitor.complaining({ name: 'Halved' })).status).toBe(500);
    await desk.asOwner('alter table board.post drop constraint broken');
    expect(await desk.asOwner("select from door.inbox where author_name = 'Halved'")).toEqual([]);
    await desk.asOwner('alter table door.inbox add constraint broken check (author_name <> $$Halved$$)');
    expect((await visitor.complaining({ name: 'Halved' })).status).toBe(500);
    await desk.asOwner('alter table door.inbox drop constraint broken');
    expect(await desk.asOwner("select from board.post where name = 'Halved'")).toEqual([]);
  });
});
