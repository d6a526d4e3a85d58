import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Client } from 'pg';
import { v7 as newId } from 'uuid';
import { Brands } from '../../src/desk/coverage/brands.js';
import { Intake } from '../../src/desk/intake/intake.js';
import { settleHistory } from '../../src/desk/sla/history/settle-history.js';
import { Door } from '../../src/door/door.js';
import type { TestDesk } from '../desk.js';
import { until } from '../until.js';

/** A row of the file: who asked and who answered when, as its own texts. */
interface Pair {
  readonly tweet: string;
  readonly askedAt: string;
  readonly reply: string;
  readonly account: string;
  readonly repliedAt: string;
}

/** What independent SQL over the file says of an account. Milliseconds. */
export interface Expected {
  readonly account: string;
  readonly clocks: number;
  readonly met: number;
  readonly breached: number;
  readonly medianMs: number;
  readonly p90Ms: number;
  readonly medianUsedMs: number;
  readonly p90UsedMs: number;
}

export function pairsIn(path: string): Pair[] {
  const [, ...lines] = gunzipSync(readFileSync(path)).toString('utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [tweet = '', , askedAt = '', reply = '', account = '', repliedAt = ''] = line.split(',');
    return { tweet, askedAt, reply, account, repliedAt };
  });
}

/** Of each customer's tweet the first reply, by its instant, then by its id. */
export function firstPairs(pairs: readonly Pair[]): Pair[] {
  const first = new Map<string, Pair>();
  for (const pair of pairs) {
    const other = first.get(pair.tweet);
    if (!other || isEarlier(pair, other)) first.set(pair.tweet, pair);
  }
  return [...first.values()];
}

const isEarlier = (one: Pair, other: Pair) =>
  Date.parse(one.repliedAt) - Date.parse(other.repliedAt) < 0 ||
  (one.repliedAt === other.repliedAt && Number(one.reply) < Number(other.reply));

const iso = (text: string) => new Date(text).toISOString();

function postsOf({ tweet, askedAt, reply, account, repliedAt }: Pair): readonly object[] {
  const handle = `@${account}`;
  const asked = { externalId: `asker-of-${tweet}`, handle: `@asker${tweet}`, displayName: 'Somebody' };
  const us = { externalId: account, handle, displayName: account };
  const post = { channel: 'x', account: handle, language: 'en' };
  return [
    { ...post, externalId: tweet, postedAt: iso(askedAt), text: 'Please help me.', author: asked },
    {
      ...{ ...post, externalId: reply, inReplyTo: tweet, postedAt: iso(repliedAt) },
      ...{ text: 'We look into it.', author: us },
    },
  ];
}

const BATCH = 1_000;
const TAKING_MS = 240_000;

/** A brand with an account for each that answered, fed with each tweet and its first reply as a thread of its own. */
export async function feedWaits(
  desk: TestDesk,
  name: string,
  pairs: readonly Pair[],
  prepare: (brandId: string) => Promise<void>,
): Promise<string> {
  const brands = desk.app.get(Brands);
  const { id: brandId } = await brands.add(name, 'test');
  for (const account of new Set(pairs.map((pair) => pair.account)))
    await brands.addAccount(
      brandId,
      {
        ...{ channel: 'x', externalId: account, handle: `@${account}`, ownerId: null },
        promises: { firstResponseMinutes: 15 },
      },
      'test',
    );
  await prepare(brandId);
  const { source } = await brands.addSource(brandId, 'file', 'test');
  const posts = pairs
    .flatMap(postsOf)
    .toSorted((a, b) => ('postedAt' in a && 'postedAt' in b && a.postedAt! < b.postedAt! ? -1 : 1));
  const delivery = { source: { brandId, id: source.id }, runId: newId(), isHistory: true };
  for (let start = 0; start < posts.length; start += BATCH) {
    const given = posts.slice(start, start + BATCH).map((post) => ({ post }));
    const receipts = await desk.app.get(Door).take(delivery, given);
    const refused = receipts.find(({ result }) => result !== 'accepted');
    if (refused) throw new Error(`A post was not taken: ${JSON.stringify(refused)}`);
  }
  await until(
    async () => (await desk.app.get(Intake).takeBatch(brandId)) === 'empty',
    'all is taken in',
    TAKING_MS,
  );
  while ((await desk.desk.transaction((tx) => settleHistory(tx, brandId, 'all'))) > 0);
  return brandId;
}

const HOURS = [['09:00', '17:00']];
const OFFICE = { mon: HOURS, tue: HOURS, wed: HOURS, thu: HOURS, fri: HOURS };
const ZONE = 'America/New_York';

/** All that the brand promises is promised in these hours. */
export async function keepOfficeHours(desk: TestDesk, brandId: string): Promise<void> {
  await desk.asOwner(
    `update desk.calendar set is_always_open = false, rules = $2, expanded = $3 where brand_id = $1`,
    [
      brandId,
      { zone: ZONE, isAlwaysOpen: false, weekly: OFFICE, specials: [] },
      { tz: ZONE, weekly: OFFICE },
    ],
  );
}

const WAITS = `
  create temporary table wait as
    select distinct on (tweet) account, asked, replied
      from unnest($1::text[], $2::timestamptz[], $3::text[], $4::text[], $5::timestamptz[])
        as pair (tweet, asked, reply, account, replied)
     order by tweet, replied, reply::bigint`;

/** Minute by minute from the first tweet to the last reply: whether New York is at its desk, and for how long by then. */
const MINUTES = `
  create temporary table minute as
    select at, is_open, 60 * (sum(is_open::int) over (order by at) - is_open::int) as before
      from (select at, extract(isodow from here) < 6 and extract(hour from here) between 9 and 16 as is_open
              from (select at, at at time zone 'America/New_York' as here
                      from generate_series((select date_trunc('minute', min(asked)) from wait),
                                           (select max(replied) from wait), interval '1 minute') as at) m) m`;

const OPEN_BY = (moment: string) => `
  (select before + case when is_open then extract(second from ${moment}) else 0 end
     from minute where at = date_trunc('minute', ${moment}))`;

const USED = `
  create temporary table used as
    select account, extract(epoch from replied - asked) as took, ${OPEN_BY('replied')} - ${OPEN_BY('asked')} as used,
           (select is_open from minute where at = date_trunc('minute', replied - interval '1 second')) as was_open
      from wait`;

/** A deadline that falls on a closing is past once the next morning's reply comes, though no second more was used. */
const SUMS = (used: string, isMet: string) => `
  select account, count(*)::int as clocks, count(*) filter (where ${isMet})::int as met,
         count(*) filter (where not (${isMet}))::int as breached,
         round(percentile_cont(0.5) within group (order by took) * 1000)::float8 as "medianMs",
         round(percentile_cont(0.9) within group (order by took) * 1000)::float8 as "p90Ms",
         round(percentile_cont(0.5) within group (order by ${used}) * 1000)::float8 as "medianUsedMs",
         round(percentile_cont(0.9) within group (order by ${used}) * 1000)::float8 as "p90UsedMs"
    from used group by account order by account`;

const ALWAYS = SUMS('took', 'took <= 900');
const AT_THE_OFFICE = SUMS('used', 'used < 900 or used = 900 and was_open');

/** The file's own figures, by SQL that knows nothing of clocks, and by stepping through the wall clock of New York. */
export async function expectedOf(
  url: string,
  pairs: readonly Pair[],
): Promise<{ always: Expected[]; atTheOffice: Expected[] }> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(WAITS, [
      ...[pairs.map((pair) => pair.tweet), pairs.map((pair) => pair.askedAt)],
      ...[pairs.map((pair) => pair.reply), pairs.map((pair) => pair.account)],
      pairs.map((pair) => pair.repliedAt),
    ]);
    await client.query(MINUTES);
    await client.query('create unique index on minute (at); analyze minute; analyze wait');
    await client.query(USED);
    const always = (await client.query<Expected>(ALWAYS)).rows;
    return { always, atTheOffice: (await client.query<Expected>(AT_THE_OFFICE)).rows };
  } finally {
    await client.end();
  }
}
