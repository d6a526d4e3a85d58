import { accountsOfThreads } from './accounts-of-threads.js';
import { csvRecords, type CsvRecord } from './csv-records.js';
import { isOurs, UnusableFile, type FromFile, type PostFile } from './given.js';
import { asUtf8, readLines, type Line } from './read-lines.js';
import { COLUMNS, isReply, type Tweet } from './tweet.js';

/** The layout of the public data set; rows with `inbound` False are the brand's replies. */
export async function readTwcs(file: string, listed: readonly string[]): Promise<PostFile> {
  const { tweets, bad } = await readRows(file);
  const ours = isOurs(listed);
  const accountOf = accountsOfThreads(tweets, listed);
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
  const reached = tweets.flatMap((tweet) => (isReply(tweet) ? tweet.author_id : (accountOf(tweet) ?? [])));
  const accounts = [...new Set(reached)].filter(ours);
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

/** The set numbers its tweets, and they come first. */
const BEGINS = /^"?\d+"?,/;

/** @throws UnusableFile before anything is stored, where a column is missing. */
async function readRows(file: string): Promise<Rows> {
  const lines: Line[] = [];
  for await (const line of readLines(file)) lines.push(line);
  const [header, ...records] = csvRecords(lines, BEGINS);
  const names = checkedHeader(file, header);
  const rows: Rows = { tweets: [], bad: [] };
  for (const record of records) {
    const reason = whyBad(record, names);
    if (reason) rows.bad.push(badLine(file, record, reason));
    else rows.tweets.push(tweetOf(record, names));
  }
  return rows;
}

function checkedHeader(file: string, header: CsvRecord | undefined): string[] {
  const names = header?.fields?.map((name) => name.trim()) ?? [];
  const missing = COLUMNS.filter((name) => !names.includes(name));
  if (missing.length > 0)
    throw new UnusableFile(
      `${file}:1: the column ${missing.join(', ')} is missing; twcs has ${COLUMNS.join(',')}`,
    );
  return names;
}

function whyBad({ fields, bytes }: CsvRecord, names: readonly string[]): string | null {
  if (asUtf8(bytes) === null) return 'it is not UTF-8';
  if (!fields) return 'a quote is not closed, or stands where none may';
  if (fields.length !== names.length) return `it has ${fields.length} columns, not ${names.length}`;
  return null;
}

const badLine = (file: string, { line, bytes }: CsvRecord, reason: string): FromFile => ({
  post: null,
  raw: asUtf8(bytes) ?? bytes.toString('latin1'),
  place: placeOf(file, line),
  problem: { field: 'line', reason },
});

const tweetOf = ({ line, fields }: CsvRecord, names: readonly string[]): Tweet => ({
  ...(Object.fromEntries(names.map((name, index) => [name, fields?.[index] ?? ''])) as Omit<Tweet, 'line'>),
  line,
});

function postOf(tweet: Tweet, at: number | null, account: string | undefined): object {
  return {
    channel: 'x',
    account: account ?? tweet.author_id,
    externalId: tweet.tweet_id,
    ...(tweet.in_response_to_tweet_id && { inReplyTo: tweet.in_response_to_tweet_id }),
    postedAt: at === null ? tweet.created_at : new Date(at).toISOString(),
    text: withoutEntities(tweet.text),
    author: { externalId: tweet.author_id, handle: `@${tweet.author_id}` },
  };
}

/** The data set writes these as HTML does; the raw form keeps them. */
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

const withoutEntities = (text: string) =>
  text.replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity);

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
