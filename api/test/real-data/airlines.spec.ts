import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { IncomingPost } from '@evenhand/shared/wire/post';
import { startDesk, type TestDesk } from '../desk.js';
import { cellsOf } from './cells.js';
import { onRealData } from './on-real-data.js';

interface Followed {
  readonly id: string;
  readonly followers: number;
  readonly verified: boolean;
}

/** Tables outside the vault in which one of these numbers stands, as a number of its own. */
async function tablesThatHold(desk: TestDesk, numbers: readonly number[]): Promise<string[]> {
  const tables = await desk.asOwner<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.tables
      where table_schema in ('desk', 'door', 'ledger', 'people', 'public') and table_type = 'BASE TABLE'`,
  );
  const pattern = `(^|[^0-9a-f])(${numbers.join('|')})([^0-9a-f]|$)`;
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await desk.asOwner(`select from ${name} t where t::text ~ $1 limit 1`, [pattern]);
    if (rows.length > 0) found.push(name);
  }
  return found.sort();
}

onRealData('airline-complaints-followers.csv', (path) => {
  let desk: TestDesk;
  let given: Followed[];
  const posts = new Map<string, IncomingPost>();

  beforeAll(async () => {
    desk = await startDesk();
    const [header = [], ...rows] = cellsOf(readFileSync(path, 'utf8'));
    const cell = (row: string[], name: string) => row[header.indexOf(name)] ?? '';
    given = rows.map((row) => {
      const followed = {
        id: cell(row, 'row'),
        followers: Number(cell(row, 'usr_followers_count')),
        verified: cell(row, 'usr_verified') === 'TRUE',
      };
      const post = desk.post({
        externalId: followed.id,
        postedAt: `${cell(row, 'date_utc').replace(' ', 'T')}Z`,
        text: cell(row, 'tweet_text'),
        author: { externalId: `author-${followed.id}` },
        reach: { followers: followed.followers, verified: followed.verified },
      });
      posts.set(followed.id, post);
      return followed;
    });
  }, 300_000);
  afterAll(() => desk.close());

  it('takes them through the signed door, and the vault has the followers that the file tells', async () => {
    const all = [...posts.values()];
    for (let start = 0; start < all.length; start += 1_000) {
      const { status, body } = await desk.send(all.slice(start, start + 1_000));
      expect([status, body.every((one) => one.result === 'accepted')]).toEqual([202, true]);
    }
    await desk.settled();
    const kept = await desk.asOwner<Followed>(
      `select i.external_id as id, r.followers::int, r.verified
         from vault.reach r join door.inbox i on (i.brand_id, i.id) = (r.brand_id, r.post_id)`,
    );
    const inOrder = (some: readonly Followed[]) => some.toSorted((a, b) => a.id.localeCompare(b.id));
    expect(kept).toHaveLength(3_547);
    expect(inOrder(kept)).toEqual(inOrder(given));
  }, 300_000);

  it('leaves no follower count outside the vault', async () => {
    const planted = Array.from({ length: 50 }, (_, index) => 731_946_208 + index * 1_004_987);
    const again = [...posts.values()].slice(0, 50).map((post, index) => ({
      ...post,
      externalId: `planted-${index}`,
      reach: { followers: planted[index] as number, following: planted[index] as number },
    }));
    await desk.send(again);
    await desk.settled();
    const [kept] = await desk.asOwner(
      'select count(*)::int as kept from vault.reach where followers = any($1)',
      [planted],
    );
    expect(kept).toEqual({ kept: 50 });
    expect(await tablesThatHold(desk, planted)).toEqual([]);
  });

  it('would notice one that stood in a text', async () => {
    await desk.send(desk.post({ text: 'All my 731946208 followers shall hear of it.' }));
    await desk.settled();
    expect(await tablesThatHold(desk, [731_946_208])).toEqual(['desk.post', 'desk.ticket', 'door.inbox']);
  });
});
