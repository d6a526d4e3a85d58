import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Brands } from '../../src/desk/coverage/brands.js';
import { startDesk, type TestDesk } from '../desk.js';
import { somebody } from '../posts.js';

describe('a post that comes more than once', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.close());

  const rows = async (externalId: string) => {
    const [count] = await desk.asOwner<Record<string, number>>(
      `select (select count(*)::int from door.inbox where external_id = $1) as inbox,
              (select count(*)::int from desk.post where external_id = $1) as posts,
              (select count(*)::int from vault.raw r join door.inbox i on i.id = r.post_id where external_id = $1) as raw,
              (select count(*)::int from desk.ticket t join desk.post p on p.ticket_id = t.id where external_id = $1) as tickets`,
      [externalId],
    );
    return count;
  };
  const once = { inbox: 1, posts: 1, raw: 1, tickets: 1 };

  it('is stored once, and the second time is told apart', async () => {
    const post = desk.post();
    expect((await desk.send(post)).body).toEqual([{ externalId: post.externalId, result: 'accepted' }]);
    await desk.settled();
    expect((await desk.send(post)).body).toEqual([{ externalId: post.externalId, result: 'duplicate' }]);
    await desk.settled();
    expect(await rows(post.externalId)).toEqual(once);
  });

  it('is stored once out of one batch', async () => {
    const post = desk.post();
    const { body } = await desk.send([post, post, post]);
    expect(body.map((receipt) => receipt.result)).toEqual(['accepted', 'duplicate', 'duplicate']);
    await desk.settled();
    expect(await rows(post.externalId)).toEqual(once);
  });

  it('is stored once out of ten requests at the same time, and one of them is told so', async () => {
    const posts = Array.from({ length: 20 }, () => desk.post({ author: somebody() }));
    const answers = await Promise.all(Array.from({ length: 10 }, () => desk.send(posts)));
    await desk.settled();
    for (const [index, post] of posts.entries()) {
      const results = answers.map(({ body }) => body[index]?.result);
      expect(results.filter((result) => result === 'accepted')).toHaveLength(1);
      expect(results.filter((result) => result === 'duplicate')).toHaveLength(9);
      expect(await rows(post.externalId)).toEqual(once);
    }
  });

  it('is one post although it names two accounts of the brand', async () => {
    await desk.app
      .get(Brands)
      .addAccount(
        desk.brandId,
        { channel: 'x', externalId: 'help-id', handle: '@BrandHelp', ownerId: null },
        'test',
      );
    const post = desk.post({ mentions: ['@BrandCares', '@BrandHelp'] });
    await desk.send(post);
    const { body } = await desk.send({ ...post, account: '@BrandHelp' });
    expect(body).toEqual([{ externalId: post.externalId, result: 'duplicate' }]);
    await desk.settled();
    expect(await rows(post.externalId)).toEqual(once);
  });

  it('is one post a channel: the same id on another channel is another post', async () => {
    await desk.app
      .get(Brands)
      .addAccount(
        desk.brandId,
        { channel: 'mastodon', externalId: 'm-id', handle: '@BrandCares', ownerId: null },
        'test',
      );
    const post = desk.post();
    const { body } = await desk.send([post, { ...post, channel: 'mastodon' }]);
    expect(body.map((receipt) => receipt.result)).toEqual(['accepted', 'accepted']);
    await desk.settled();
    expect(await rows(post.externalId)).toMatchObject({ inbox: 2, tickets: 2 });
  });

  it('is one post in each brand that it names', async () => {
    const brands = desk.app.get(Brands);
    const other = await brands.add('Another Brand', 'test');
    await brands.addAccount(
      other.id,
      { channel: 'x', externalId: 'other-id', handle: '@Other', ownerId: null },
      'test',
    );
    const { source, secret } = await brands.addSource(other.id, 'test', 'test');
    const { sendSigned } = await import('../signed.js');
    const post = desk.post();
    await desk.send(post);
    const { body } = await sendSigned(desk.url, { id: source.id, secret }, { ...post, account: '@Other' });
    expect(body).toEqual([{ externalId: post.externalId, result: 'accepted' }]);
    await desk.settled();
    expect(await rows(post.externalId)).toEqual({ inbox: 2, posts: 2, raw: 2, tickets: 2 });
  });
});
