import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { relative } from 'node:path';
import { readFileOfPosts } from '../../src/channels/file/receive/read-file.js';
import { countsOf, evenhand, ROOT } from '../child.js';
import { cloneDatabase, withClient, type TestDatabase } from '../database.js';
import { aPost } from '../posts.js';
import { makeFolder, type Folder } from './folder.js';
import { csvOf, STORY, tweet } from './tweets.js';

const bytesOf = (lines: readonly string[]) => Buffer.from(csvOf(lines));
const LAST = tweet({ id: 109, by: '7006', at: '11:00:00', text: '@ParcelCo one more, at last' });

/** A file with one bad line: its bytes, that line's number and bytes, and the reason. */
interface Broken {
  readonly file: Buffer;
  readonly line: number;
  readonly raw: Buffer;
  readonly reason: RegExp;
}

function withLine(line: string | Buffer, reason: RegExp): Broken {
  const raw = Buffer.from(line);
  const before = bytesOf(STORY.slice(0, 3));
  const after = Buffer.from(`\n${[...STORY.slice(3), LAST].join('\n')}\n`);
  return { file: Buffer.concat([before, raw, after]), line: 5, raw, reason };
}

function cutOff(line: string): Broken {
  const raw = Buffer.from(line);
  // The story holds one text of two lines.
  return { file: Buffer.concat([bytesOf([...STORY, LAST]), raw]), line: 12, raw, reason: /quote|columns/ };
}

const COMPLAINT = '999,7009,True,Wed Nov 01 12:00:00 +0000 2017';
const LATIN = Buffer.from(`${COMPLAINT},un café brûlé,,`, 'latin1');
const OPEN = [1, 2, 3].map((id) => `${id},7009,True,Wed Nov 01 12:00:00 +0000 2017,"no end,,`);

describe('a bad line of an imported file', () => {
  let folder: Folder;
  let database: TestDatabase;
  beforeAll(async () => {
    folder = await makeFolder();
    database = await cloneDatabase();
  });
  afterAll(async () => {
    await database.drop();
    await folder.remove();
  });

  const kept = (file: string) =>
    withClient(database.owner, async (client) => {
      const rows = await client.query<{ line: number; raw: string; reason: string }>(
        `select substring(place from '\\d+$')::int as line, raw, reason
           from door.unreadable where place like $1 || ':%' order by 1`,
        [file],
      );
      return rows.rows;
    });
  const run = async (file: string) => {
    const ran = await evenhand(database, 'import', file);
    const { read, posts, duplicates, unreadable } = countsOf(ran);
    return { code: ran.code, read, posts, duplicates, unreadable };
  };

  it.each<[string, Broken]>([
    ['with a column too few', withLine(`${COMPLAINT},a text,`, /it has 6 columns, not 7/)],
    ['with a column too many', withLine(`${COMPLAINT},a text,,,`, /it has 8 columns, not 7/)],
    ['whose quote nobody closed', withLine(`${COMPLAINT},"a text, and no end,,`, /quote is not closed/)],
    ['with a quote inside', withLine(`${COMPLAINT},a 5" pipe,,`, /quote is not closed/)],
    ['in Latin-1', withLine(LATIN, /not UTF-8/)],
    ['that is cut off at the end', cutOff(`${COMPLAINT},"a text that ends in the mid`)],
    ['that is cut off between two columns', cutOff(COMPLAINT)],
    ['that is cut off in its second line', cutOff(`${COMPLAINT},"a text, of two\nlines and mo`)],
  ])('%s is told with its number and its bytes, and costs no other line', async (_, broken) => {
    const file = await folder.write('broken.csv', broken.file);
    const { posts } = await readFileOfPosts(file, undefined, []);
    const bad = posts.filter((one) => one.problem);
    expect(posts).toHaveLength(10);
    expect(bad).toMatchObject([
      { place: `${file}:${broken.line}`, problem: { reason: expect.stringMatching(broken.reason) } },
    ]);
    const encoding = broken.reason.source === 'not UTF-8' ? 'latin1' : 'utf8';
    expect(Buffer.from(bad[0]?.raw ?? '', encoding).equals(broken.raw)).toBe(true);
  });

  it('of CSV is counted unreadable and kept, and is a duplicate the second time', async () => {
    const fields = [
      tweet({ id: 1001, by: '7009', at: '25:00:00', text: '@ParcelCo when?' }),
      tweet({ id: 1002, by: '7009', at: '10:00:00', text: '' }),
      tweet({ id: 1003, by: '', at: '10:00:00', text: '@ParcelCo who?' }),
    ];
    const content = [
      bytesOf([...OPEN, ...STORY, ...fields]),
      LATIN,
      Buffer.from(`\n${LAST}\n${COMPLAINT},"en`),
    ];
    const file = await folder.write('broken.csv', Buffer.concat(content));
    expect(await run(file)).toEqual({ code: 0, read: 17, posts: 9, duplicates: 0, unreadable: 8 });
    const bad = await kept(file);
    expect(bad.map((one) => one.line)).toEqual([2, 3, 4, 14, 15, 16, 17, 19]);
    expect(bad.map((one) => one.reason.split(' ')[0])).toEqual([
      ...['a', 'a', 'a', 'postedAt', 'text', 'author.externalId', 'it', 'a'],
    ]);
    expect([bad[0]?.raw, bad[6]?.raw]).toEqual([OPEN[0], LATIN.toString('latin1')]);
    const otherwise = relative(ROOT, file);
    expect(await run(otherwise)).toEqual({ code: 0, read: 17, posts: 0, duplicates: 17, unreadable: 0 });
    expect(await kept(file)).toEqual(bad);
  });

  it('of JSON Lines is counted and kept in the same way', async () => {
    const good = JSON.stringify(aPost({ postedAt: '2020-03-01T08:00:00Z' }));
    const latin = Buffer.from('{"text":"brûlé"}\n', 'latin1');
    const lines = [good, '[1]', '{"channel":"x"}', 'null', good.slice(0, 80)];
    const file = await folder.write('broken.jsonl', Buffer.concat([latin, Buffer.from(lines.join('\n'))]));
    expect(await run(file)).toEqual({ code: 0, read: 6, posts: 1, duplicates: 0, unreadable: 5 });
    expect((await kept(file)).map((one) => one.line)).toEqual([1, 3, 4, 5, 6]);
    expect(await run(file)).toEqual({ code: 0, read: 6, posts: 0, duplicates: 6, unreadable: 0 });
  });

  it.each([
    ['of a channel that nobody knows', { channel: 'myspace' }],
    ['of an account whose name no channel gives', { account: 'x'.repeat(501) }],
    ['of an account whose name nobody could read', { account: 'x'.repeat(300) }],
    ['of an account whose name is blank', { account: '  ' }],
    ['of an account with NUL in its name', { account: 'Brand\0Cares' }],
  ])('%s is counted unreadable, and makes no account', async (_, change) => {
    const good = aPost({ postedAt: '2020-03-01T08:00:00Z', account: '@Known' });
    const again = aPost({ postedAt: '2020-03-01T09:00:00Z', account: 'known' });
    const bad = { ...aPost(), ...change };
    const lines = [good, bad, again].map((post) => JSON.stringify(post));
    const file = await folder.write(`${Object.values(change)[0]?.length}.jsonl`, lines.join('\n'));
    expect(await run(file)).toEqual({ code: 0, read: 3, posts: 2, duplicates: 0, unreadable: 1 });
    const accounts = await withClient(database.owner, (client) =>
      client.query("select handle from desk.account where lower(handle) like '%known'"),
    );
    expect(accounts.rows).toEqual([{ handle: '@Known' }]);
  });
});
