import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { UnreadableEntry } from '../../src/door/unreadable-list.js';
import { countsOf, evenhand, startServer } from '../child.js';
import { cloneDatabase, withClient, type TestDatabase } from '../database.js';
import { aPost, OURSELVES } from '../posts.js';
import { makeFolder, type Folder } from './folder.js';
import { csvOf, HEADER, STORY, STORY_COUNTS, tweet } from './tweets.js';

const NOTHING = { posts: 0, duplicates: 0, unreadable: 0 };
const NO_OUTCOMES = { tickets: 0, attached: 0, bystanders: 0, replies: 0, elsewhere: 0 };

describe('evenhand import', () => {
  let folder: Folder;
  let database: TestDatabase;
  beforeAll(async () => {
    folder = await makeFolder();
  });
  afterAll(() => folder.remove());
  beforeEach(async () => {
    database = await cloneDatabase();
  });
  afterEach(() => database.drop());

  const ask = <T extends object>(sql: string, parameters: unknown[] = []) =>
    withClient(database.owner, async (client) => (await client.query<T>(sql, parameters)).rows);
  const run = (...args: string[]) => evenhand(database, 'import', ...args);

  it('counts what it added, and a second time finds only duplicates', async () => {
    const file = await folder.write('story.csv', csvOf(STORY));
    const first = await run(file);
    expect([first.code, first.stdout.split('\n')]).toEqual([0, [expect.stringMatching(/^\{.*\}$/), '']]);
    expect(countsOf(first)).toEqual({ read: 8, ...NOTHING, posts: 8, ...STORY_COUNTS });
    expect(countsOf(await run(file))).toEqual({ read: 8, ...NOTHING, duplicates: 8, ...NO_OUTCOMES });
    expect(await ask('select name from desk.brand')).toEqual([{ name: 'imported' }]);
    expect(await ask('select handle from desk.account order by handle')).toEqual([
      { handle: '@ParcelCo' },
      { handle: '@TrainCo' },
    ]);
    expect(await ask('select count(*)::int as kept from vault.raw')).toEqual([{ kept: 8 }]);
  });

  it('pages nobody, and dates each breach at its own instant', async () => {
    await run(await folder.write('story.csv', csvOf(STORY)));
    expect(await ask('select from desk.deadline union all select from desk.notice')).toEqual([]);
    const clocks = await ask(
      `select state, desk.instant(breached_at) as "breachedAt", detected_at > now() - interval '1 minute' as "isFresh"
         from desk.clock where kind = 'first_response' order by started_at`,
    );
    expect(clocks).toEqual([
      { state: 'met', breachedAt: null, isFresh: null },
      { state: 'breached', breachedAt: '2017-11-01T10:00:00.000Z', isFresh: true },
      { state: 'breached', breachedAt: '2017-11-01T10:20:00.000Z', isFresh: true },
    ]);
    const told = await ask(
      `select kind, desk.instant(at) as at from ledger.event
        where kind in ('breached', 'escalated') and body ->> 'clock' = 'first_response' order by at`,
    );
    expect(told).toEqual([
      { kind: 'breached', at: '2017-11-01T10:00:00.000Z' },
      { kind: 'breached', at: '2017-11-01T10:20:00.000Z' },
    ]);
  });

  it('keeps to the accounts that it is told of', async () => {
    const file = await folder.write('story.csv', csvOf(STORY));
    const ran = await run(file, '--brand', 'Parcels', '--account', '@parcelco');
    expect(countsOf(ran)).toEqual({
      ...{ read: 8, ...NOTHING, posts: 8 },
      ...{ ...STORY_COUNTS, tickets: 2, replies: 1, elsewhere: 3 },
    });
    expect(await ask('select handle from desk.account')).toEqual([{ handle: '@ParcelCo' }]);
  });

  it('reads posts as JSON Lines, oldest first, and leaves out blank lines', async () => {
    const complaint = aPost({ account: 'brand-cares-id', postedAt: '2020-03-01T08:00:00+01:00' });
    const answer = aPost({
      ...{ account: 'brand-cares-id', author: OURSELVES, inReplyTo: complaint.externalId },
      postedAt: '2020-03-01T07:05:00Z',
    });
    const lines = [answer, complaint].map((post) => JSON.stringify(post));
    const file = await folder.write('posts.jsonl', `${lines.join('\n\n')}\n\n`);
    const counts = { read: 2, ...NOTHING, posts: 2, ...NO_OUTCOMES, tickets: 1, replies: 1 };
    expect(countsOf(await run(file))).toEqual(counts);
    expect(countsOf(await run(file))).toEqual({ read: 2, ...NOTHING, duplicates: 2, ...NO_OUTCOMES });
    expect(await ask("select state from desk.clock where kind = 'first_response'")).toEqual([
      { state: 'met' },
    ]);
  });

  it('reads CSV from Windows, without a last line end', async () => {
    const windows = `\uFEFF${csvOf(STORY).trimEnd().replaceAll('\n', '\r\n')}`;
    const ran = await run(await folder.write('windows.csv', windows));
    expect(countsOf(ran)).toEqual({ read: 8, ...NOTHING, posts: 8, ...STORY_COUNTS });
    const [quoting] = await ask<{ text: string }>("select text from desk.post where external_id = '105'");
    expect(quoting?.text).toBe('@ParcelCo you sent me the ""wrong"" box, again');
  });

  it('refuses a file with a missing column before anything is stored', async () => {
    const file = await folder.write('refused.csv', csvOf(STORY).replaceAll('inbound,', ''));
    const { code, stdout, stderr } = await run(file);
    const line = `${file}:1: the column inbound is missing; twcs has ${HEADER}\n`;
    expect([code, stdout, stderr]).toEqual([2, '', line]);
    expect(await ask('select from desk.brand union all select from door.inbox')).toEqual([]);
  });

  it.each(['there-is-none.csv', '.'])('refuses %s, which it cannot read, in one line', async (file) => {
    const { code, stdout, stderr } = await run(file);
    expect([code, stdout, stderr.trimEnd().split('\n').length]).toEqual([2, '', 1]);
    expect(stderr).toContain(`${file}: it cannot be read`);
  });

  it('refuses arguments that it does not know', async () => {
    expect(await run('x.csv', '--format', 'xml')).toMatchObject({ code: 2, stdout: '' });
  });

  it('counts what the desk could not store as unreadable, lists it, and puts it back after a fix', async () => {
    await ask("alter table desk.post add constraint refused check (text <> 'refused')");
    const posts = ['one', 'refused', 'two'].map((text) => aPost({ text, postedAt: '2020-03-01T08:00:00Z' }));
    const file = await folder.write('refused.jsonl', posts.map((post) => JSON.stringify(post)).join('\n'));
    const { read, unreadable, ...counts } = countsOf(await run(file));
    expect([read, counts.posts, unreadable]).toEqual([3, 2, 1]);
    expect(counts.tickets + counts.attached + counts.bystanders + counts.replies + counts.elsewhere).toBe(2);

    const verb = async (name: string) =>
      JSON.parse(
        (await evenhand(database, 'unreadable', name, '--brand', 'imported')).stdout,
      ) as UnreadableEntry[];
    expect(await verb('list')).toMatchObject([
      { channel: 'x', externalId: posts[1]?.externalId, field: 'post', place: null },
    ]);
    await ask('alter table desk.post drop constraint refused');
    expect(await verb('retry')).toEqual({ mended: 0, unreadable: 0, putBack: 1 });
    expect(await verb('list')).toEqual([]);
  });

  it('shares the inbox with a server that runs: nothing is lost and nothing doubled', async () => {
    const server = await startServer(database);
    const lines = Array.from({ length: 1_500 }, (_, index) => {
      const id = 10_000 + index * 2;
      const complaint = { id, by: `8${index}`, at: '08:00:00', text: `@ParcelCo box ${index} is late` };
      const answer = {
        id: id + 1,
        by: 'ParcelCo',
        at: '08:20:00',
        text: 'Soon.',
        answers: id,
        isReply: true,
      };
      return [complaint, answer].map(tweet);
    }).flat();
    const ran = await run(await folder.write('many.csv', csvOf(lines)));
    await server.kill();
    const counts = { ...NOTHING, posts: 3_000, ...NO_OUTCOMES, tickets: 1_500, replies: 1_500 };
    expect(countsOf(ran)).toEqual({ read: 3_000, ...counts });
    const [stored] = await ask(
      `select (select count(*)::int from desk.post) as posts, (select count(*)::int from desk.clock) as clocks,
         (select count(*)::int from ledger.event where kind in ('opened', 'replied')) as events,
         (select count(*)::int from desk.clock where kind = 'first_response' and state = 'met') as met,
         (select count(*)::int from desk.deadline) as deadlines`,
    );
    expect(stored).toEqual({ posts: 3_000, clocks: 3_000, events: 3_000, met: 1_500, deadlines: 0 });
  });
});
