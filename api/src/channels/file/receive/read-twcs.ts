import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { parse } from 'csv-parse';
import { accountsOfThreads } from './accounts-of-threads.js';
import { isOurs, UnusableFile, type FromFile, type PostFile } from './given.js';
import { asUtf8 } from './read-lines.js';
import { COLUMNS, isReply, type Tweet } from './tweet.js';

/** The layout of the public data set; rows with `inbound` False are the brand's replies. */
export async function readTwcs(file: string, listed: readonly string[]): Promise<PostFile> {
  const { tweets, bad } = await readRows(file);
  const ours = isOurs(listed);
  const accountOf = accountsOfThreads(tweets);
  const posts = tweets
    .map((tweet) => ({ tweet, at: instantOf(tweet.created_at) }))
    .toSorted((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity))
    .map(({ tweet, at }): FromFile => {
      const account = accountOf(tweet);
      const isElsewhere = account === undefined || !ours(account);
      return {
        post: postOf(tweet, at, account),
        raw: JSON.stringify(tweet),
        place: placeOf(file, tweet.line),
        isElsewhere,
      };
    });
  const accounts = [...new Set(tweets.filter(isReply).map((tweet) => tweet.author_id))].filter(ours);
  return {
    posts: [...posts, ...bad],
    accounts: accounts.map((externalId) => ({ channel: 'x', externalId })),
  };
}

const placeOf = (file: string, line: number) => `${file}:${line}`;

interface Rows {
  readonly tweets: Tweet[];
  readonly bad: FromFile[];
}

interface Row {
  readonly record: Readonly<Record<string, Buffer>>;
  readonly info: { readonly lines: number };
}

/** @throws UnusableFile before anything is stored, where a column is missing. */
async function readRows(file: string): Promise<Rows> {
  await stat(file).catch((error: unknown) => {
    throw new UnusableFile(`${file}: it cannot be read: ${String(error)}`);
  });
  const rows: Rows = { tweets: [], bad: [] };
  const parser = parse({
    columns: (header: unknown) => checkedHeader(file, header as Buffer[]),
    ...TOLERANT,
  });
  parser.on('skip', (error: Error & { lines?: number; raw?: string }) => {
    const place = placeOf(file, error.lines ?? 0);
    rows.bad.push({
      post: null,
      raw: `${place} ${error.message}`,
      place,
      problem: { field: 'line', reason: error.message },
    });
  });
  let line = 2;
  for await (const { record, info } of createReadStream(file).pipe(parser) as AsyncIterable<Row>) {
    take(rows, file, { record, line });
    line = info.lines + 1;
  }
  return rows;
}

const TOLERANT = { bom: true, encoding: null, info: true, skip_records_with_error: true } as const;

function take(rows: Rows, file: string, { record, line }: { record: Row['record']; line: number }): void {
  const values = Object.entries(record).map(([name, bytes]) => [name, asUtf8(bytes)] as const);
  const wrong = values.find(([, value]) => value === null);
  if (!wrong) {
    rows.tweets.push({ ...(Object.fromEntries(values) as Omit<Tweet, 'line'>), line });
    return;
  }
  const raw = Buffer.concat(Object.values(record)).toString('latin1');
  const problem = { field: wrong[0], reason: `${wrong[0]} is not UTF-8` };
  rows.bad.push({ post: null, raw, place: placeOf(file, line), problem });
}

function checkedHeader(file: string, header: Buffer[]): string[] {
  const names = header.map((name) => name.toString('utf8').trim());
  const missing = COLUMNS.filter((name) => !names.includes(name));
  if (missing.length > 0)
    throw new UnusableFile(
      `${file}:1: the column ${missing.join(', ')} is missing; twcs has ${COLUMNS.join(',')}`,
    );
  return names;
}

function postOf(tweet: Tweet, at: number | null, account: string | undefined): object {
  return {
    channel: 'x',
    account: account ?? tweet.author_id,
    externalId: tweet.tweet_id,
    ...(tweet.in_response_to_tweet_id && { inReplyTo: tweet.in_response_to_tweet_id }),
    postedAt: at === null ? tweet.created_at : new Date(at).toISOString(),
    text: tweet.text,
    author: { externalId: tweet.author_id, handle: `@${tweet.author_id}` },
  };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const CREATED_AT = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d\d) (\d\d:\d\d:\d\d) ([+-]\d\d)(\d\d) (\d{4})$/;

/** "Tue Sep 26 21:39:47 +0000 2017" in milliseconds since 1970 UTC; null where it is no such time. */
function instantOf(createdAt: string): number | null {
  const [, month, day, time, hours, minutes, year] = CREATED_AT.exec(createdAt) ?? [];
  const number = MONTHS.indexOf(month ?? '') + 1;
  const at =
    number === 0
      ? NaN
      : Date.parse(`${year}-${String(number).padStart(2, '0')}-${day}T${time}${hours}:${minutes}`);
  return Number.isNaN(at) ? null : at;
}
