import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startDesk, type TestDesk } from '../desk.js';

const LOUD = 31_415_926;

describe('reach and the raw form of a post', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.close());

  const reachOf = async (externalId: string) => {
    const [row] = await desk.asOwner<Record<string, unknown>>(
      `select r.followers, r.following, r.verified, r.observed_at as "observedAt"
         from vault.reach r join door.inbox i on i.id = r.post_id where i.external_id = $1`,
      [externalId],
    );
    return row;
  };
  const sendWith = async (reach: unknown) => {
    const post = { ...desk.post(), reach };
    const { body } = await desk.send(post);
    expect(body).toEqual([{ externalId: post.externalId, result: 'accepted' }]);
    return reachOf(post.externalId);
  };

  it('keeps what the channel said, with the time of the observation', async () => {
    const observedAt = '2026-01-02T03:04:05.000Z';
    expect(await sendWith({ followers: 812, following: 90, verified: false, observedAt })).toEqual({
      followers: '812',
      following: '90',
      verified: false,
      observedAt: new Date(observedAt),
    });
  });

  it('keeps a zero that was said as a zero', async () => {
    expect(await sendWith({ followers: 0 })).toMatchObject({
      followers: '0',
      following: null,
      verified: null,
    });
  });

  it.each<[string, unknown]>([
    ['a text', '812'],
    ['a text with a unit', '1.2M'],
    ['negative', -1],
    ['a fraction', 1.5],
    ['beyond any number', 1e300],
    ['true', true],
    ['a list', [812]],
    ['null', null],
  ])('knows nothing, which is not zero, of a count that is %s', async (_, followers) => {
    expect(await sendWith({ followers, following: followers, verified: 'yes' })).toMatchObject({
      followers: null,
      following: null,
      verified: null,
    });
  });

  it.each<[string, unknown]>([
    ['a word', 'lots'],
    ['a number', 812],
    ['null', null],
    ['absent', undefined],
  ])('knows nothing at all where reach is %s', async (_, reach) => {
    expect(await sendWith(reach)).toBeUndefined();
  });

  it.each(['', 'soon', '0000-01-01T00:00:00Z', '+275760-09-13T00:00:00Z', '2026-02-30T00:00:00Z', 7])(
    'takes its own time for an observation of "%s"',
    async (observedAt) => {
      const row = await sendWith({ followers: 1, observedAt });
      expect(row?.['observedAt']).toBeInstanceOf(Date);
    },
  );

  it('go to the vault, with the fields that nobody knows, and stand nowhere on the desk’s side', async () => {
    const post = {
      ...desk.post(),
      reach: { followers: LOUD, following: LOUD, verified: true },
      likeCount: LOUD,
      raw: { user: { followers_count: LOUD, bio: 'vip-of-the-press' } },
    };
    expect((await desk.send(post)).body).toMatchObject([{ result: 'accepted' }]);
    await desk.settled();
    const [kept] = await desk.asOwner<{ raw: object }>(
      'select raw from vault.raw join door.inbox i on i.id = post_id where external_id = $1',
      [post.externalId],
    );
    expect(kept?.raw).toEqual(JSON.parse(JSON.stringify(post)));
    expect(await tablesThatSay(String(LOUD))).toEqual(['vault.raw', 'vault.reach']);
    expect(await tablesThatSay('vip-of-the-press')).toEqual(['vault.raw']);
    expect(await tablesThatSay(post.externalId)).toEqual(['desk.post', 'door.inbox', 'vault.raw']);
  });

  it('stand nowhere on the desk’s side when they hide in an attachment or in the author', async () => {
    const hidden = { followers: LOUD + 1, likeCount: LOUD + 1, raw: { followers_count: LOUD + 1 } };
    const image = { type: 'image/png', url: 'https://a.example/b.png', alt: 'a cut cable' };
    const plain = desk.post();
    const post = {
      ...plain,
      author: { ...plain.author, ...hidden },
      attachments: [
        { ...image, ...hidden },
        { type: 'link', url: 'https://a.example/', ...hidden },
      ],
    };
    expect((await desk.send(post)).body).toMatchObject([{ result: 'accepted' }]);
    await desk.settled();
    expect(await tablesThatSay(String(LOUD + 1))).toEqual(['vault.raw']);
    const [stored] = await desk.asOwner<{ attachments: unknown }>(
      'select attachments from door.inbox where external_id = $1',
      [post.externalId],
    );
    expect(stored?.attachments).toEqual([image, { type: 'link', url: 'https://a.example/' }]);
  });

  it('cannot be read back by the door itself, nor by the desk', async () => {
    await expect(desk.desk.query('select followers from vault.reach')).rejects.toThrow('permission denied');
    await expect(desk.desk.query('select post_id from vault.reach')).rejects.toThrow('permission denied');
  });

  async function tablesThatSay(text: string): Promise<string[]> {
    const tables = await desk.asOwner<{ name: string }>(
      `select table_schema || '.' || table_name as name from information_schema.tables
        where table_schema in ('desk', 'door', 'vault', 'ledger', 'people', 'audit') and table_type = 'BASE TABLE' order by 1`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const rows = await desk.asOwner(`select from ${name} t where position($1 in t::text) > 0 limit 1`, [
        text,
      ]);
      if (rows.length > 0) found.push(name);
    }
    return found;
  }
});
