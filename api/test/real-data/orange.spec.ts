import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { countsOf, evenhand, type Ran } from '../child.js';
import { makeFolder, type Folder } from '../cli/folder.js';
import { cloneDatabase, withClient, type TestDatabase } from '../database.js';
import { onRealData } from './on-real-data.js';

interface Tweet {
  readonly tweet_id: number;
  readonly author_id: string;
  readonly inbound: boolean;
  readonly created_at: string;
  readonly text: string;
  readonly in_response_to_id: number | null;
  readonly tweet_lang: string;
}

/** Each tweet once: a dialogue's branches repeat its beginning. */
function tweetsIn(path: string): Tweet[] {
  const lines = gunzipSync(readFileSync(path)).toString('utf8').trimEnd().split('\n');
  const tweets = lines.flatMap((line) => JSON.parse(line) as Tweet[]);
  return [...new Map(tweets.map((tweet) => [tweet.tweet_id, tweet])).values()];
}

const postOf = (tweet: Tweet) => ({
  channel: 'x',
  account: tweet.inbound ? '@orange' : tweet.author_id,
  externalId: String(tweet.tweet_id),
  ...(tweet.in_response_to_id !== null && { inReplyTo: String(tweet.in_response_to_id) }),
  postedAt: `${tweet.created_at.replace(' ', 'T')}Z`,
  text: tweet.text,
  mentions: tweet.text.match(/@\w+/g) ?? [],
  author: { externalId: tweet.author_id, handle: `@${tweet.author_id}` },
});

onRealData('orange-be-threads.jsonl.gz', (path) => {
  let folder: Folder;
  let database: TestDatabase;
  let tweets: Tweet[];
  let file: string;
  let ran: Ran;

  beforeAll(async () => {
    folder = await makeFolder();
    database = await cloneDatabase();
    tweets = tweetsIn(path);
    file = await folder.write('posts.jsonl', tweets.map((tweet) => JSON.stringify(postOf(tweet))).join('\n'));
    await evenhand(database, 'brand', 'add', 'Telecom');
    await evenhand(
      database,
      'account',
      'add',
      '@orange',
      '--brand',
      'Telecom',
      '--external-id',
      'OrangeBENL',
    );
    ran = await evenhand(database, 'import', file, '--brand', 'Telecom');
  }, 300_000);
  afterAll(async () => {
    await database.drop();
    await folder.remove();
  });

  it('takes every post of its dialogues once', async () => {
    const { read, posts, tickets, attached, bystanders, replies, elsewhere } = countsOf(ran);
    expect([read, posts]).toEqual([tweets.length, tweets.length]);
    expect(tickets + attached + bystanders + replies + elsewhere).toBe(tweets.length);
    expect(replies).toBe(tweets.filter((tweet) => !tweet.inbound).length);
    for (const count of [tickets, attached, bystanders]) expect(count).toBeGreaterThan(100);
    const again = countsOf(await evenhand(database, 'import', file, '--brand', 'Telecom'));
    expect(again).toMatchObject({ posts: 0, duplicates: tweets.length, unreadable: 0, tickets: 0 });
  }, 300_000);

  it('hears the language that the channel heard in at least 19 of 20 posts in Dutch, French or English', async () => {
    const heard = await withClient(database.owner, async (client) => {
      const { rows } = await client.query<{ id: string; language: string }>(
        'select external_id as id, language from desk.post',
      );
      return new Map(rows.map((row) => [row.id, row.language]));
    });
    const told = tweets.filter((tweet) => ['nl', 'fr', 'en'].includes(tweet.tweet_lang));
    const said = told.filter((tweet) => heard.get(String(tweet.tweet_id)) !== 'und');
    const same = said.filter((tweet) => heard.get(String(tweet.tweet_id)) === tweet.tweet_lang);
    console.info(
      `language: ${same.length} of ${said.length} the same, ${told.length - said.length} not told`,
    );
    expect(said.length / told.length).toBeGreaterThan(0.9);
    expect(same.length / said.length).toBeGreaterThan(0.95);
  });
});
