import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startDesk, type TestDesk } from '../desk.js';
import { pageOf } from '../page.js';
import type { QueuePage } from '@evenhand/shared/wire/queue';

const DEEP = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;

describe('a post of odd characters', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.close());

  const textOf = async (externalId: string) => {
    const [row] = await desk.asOwner<{ text: string }>('select text from desk.post where external_id = $1', [
      externalId,
    ]);
    return row?.text;
  };

  it.each<[string, string, string]>([
    ['NUL characters', 'my\0phone is\0dead', 'my\uFFFDphone is\uFFFDdead'],
    ['half a surrogate pair', 'broken \uD83D end \uDE00', 'broken \uFFFD end \uFFFD'],
    ['control characters and a bidirectional override', 'a\u0007b\u202Ec\u2028d', 'a\u0007b\u202Ec\u2028d'],
    ['a family of joined emoji', '👨‍👩‍👧‍👦 no signal', '👨‍👩‍👧‍👦 no signal'],
    [
      'quotes, backslashes and a dollar',
      `'; drop table x; -- \\ $1 \\u0000 "`,
      `'; drop table x; -- \\ $1 \\u0000 "`,
    ],
    [
      'HTML',
      '<script>alert(1)</script><img src=x onerror=y>',
      '<script>alert(1)</script><img src=x onerror=y>',
    ],
  ])('with %s is taken, and kept as far as text can be', async (_, text, kept) => {
    const post = desk.post({ text });
    expect((await desk.send(post)).body).toMatchObject([{ result: 'accepted' }]);
    await desk.settled();
    expect(await textOf(post.externalId)).toBe(kept);
    const [vault] = await desk.asOwner<{ raw: string }>(
      'select raw::text from vault.raw join door.inbox i on i.id = post_id where external_id = $1',
      [post.externalId],
    );
    expect((JSON.parse(vault?.raw ?? '{}') as { text: string }).text).toBe(text);
  });

  it('is taken with 25,000 emoji, which is as long as a text may be', async () => {
    const post = desk.post({ text: '😀'.repeat(25_000) });
    expect((await desk.send(post)).body).toMatchObject([{ result: 'accepted' }]);
    await desk.settled();
    expect(await desk.statusOf(post)).toMatchObject({ result: 'ticket' });
  });

  it('is taken with 50,000 emoji: a limit of characters is not one of code units', async () => {
    const post = desk.post({ text: '😀'.repeat(50_000) });
    expect((await desk.send(post)).body).toMatchObject([{ result: 'accepted' }]);
    expect((await desk.send(desk.post({ text: '😀'.repeat(50_001) }))).body).toMatchObject([
      { result: 'unreadable', reason: expect.stringContaining('50000') },
    ]);
    await desk.settled();
  });

  it('is taken with NUL and half pairs in every other field too', async () => {
    const odd = 'o\0d\uD83Dd';
    const post = desk.post({
      externalId: `${odd}-id`,
      inReplyTo: odd,
      url: `https://a.example/${odd}`,
      mentions: ['@BrandCares', odd],
      quotes: odd,
      attachments: [{ type: odd, url: 'https://a.example/b.png', alt: odd }],
      author: { externalId: odd, handle: odd, displayName: odd },
      raw: { [odd]: odd },
    });
    expect((await desk.send(post)).body).toMatchObject([{ result: 'accepted' }]);
    await desk.settled();
    expect(await desk.statusOf({ ...post, externalId: 'o\uFFFDd\uFFFDd-id' })).toMatchObject({
      result: 'ticket',
    });
  });

  it('shows in the queue as text, markup and all', async () => {
    const post = desk.post({ text: '<b>nothing</b> works since monday & nobody cares' });
    await desk.send(post);
    await desk.settled();
    const { body } = await (await pageOf(desk, 'agent')).get<QueuePage>('queue');
    expect(body.rows.map((row) => row.excerpt)).toContain(post.text);
  });

  it('that is nested deeper than anybody can read does not take the good one down with it', async () => {
    const good = desk.post();
    const deep = JSON.stringify(desk.post({ raw: 'DEEP' })).replace('"DEEP"', DEEP);
    const { status, body } = await desk.send(`[${deep},${JSON.stringify(good)}]`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'too-deep' });
  });
});
