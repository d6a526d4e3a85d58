import type { Client } from 'pg';
import { type Bench, type Figures, sizeOf } from './bench.js';
import { complaint } from './complaints.js';
import { perSecond, quantile, rounded } from './figures.js';
import { send, type Sending } from './sender.js';
import { Stage } from './stage.js';

const ACCOUNT = '@BrandCares';
const POLL_MS = 5;
const PATIENCE_MS = 120_000;
const CLOCKS = 2;
const THRESHOLDS = 3;

type Door = Pick<Sending, 'url' | 'source' | 'account'>;

interface Run {
  readonly postsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export const ingest: Bench = {
  name: 'ingest',
  measures: 'posts through the signed HTTP door to committed tickets with deadlines and events',
  parameters: { posts: 20_000, batch: 100, inFlight: 4, singles: 4_000, singlesInFlight: 16 },

  run(parameters, say) {
    return Stage.on(async (stage) => {
      const door = await openDoor(stage);
      const size = (name: string) => sizeOf(parameters, name);
      const [posts, batch] = [size('posts'), size('batch')];
      say('warming up');
      await through(stage.owner, { ...door, run: 'warm', posts: 1_000, batch, inFlight: 4 });
      say(`${posts} posts in batches of ${batch}`);
      const batches = { run: 'batches', posts, batch, inFlight: size('inFlight') };
      const inBatches = await through(stage.owner, { ...door, ...batches });
      say(`${size('singles')} posts one by one`);
      const singles = { run: 'singles', posts: size('singles'), batch: 1, inFlight: size('singlesInFlight') };
      const singly = await through(stage.owner, { ...door, ...singles });
      say('the same rows into a plain table');
      const bare = await plainInserts(stage.owner, posts, batch);
      return finding(inBatches, singly, bare);
    });
  },
};

function finding(inBatches: Run, singly: Run, bare: Figures & { postsPerSecond: number }) {
  const { postsPerSecond } = inBatches;
  const figures = {
    ...inBatches,
    postsPerSecondSingly: singly.postsPerSecond,
    p50SinglyMs: singly.p50Ms,
    p99SinglyMs: singly.p99Ms,
  };
  const what =
    'multi-row INSERT of the same posts into a plain table, in batches, fsync on, and nothing else';
  return { figures, against: { what, figures: bare }, ratio: rounded(postsPerSecond / bare.postsPerSecond) };
}

async function openDoor(stage: Stage): Promise<Door> {
  const brand = await stage.brands.add('Brand Cares', 'bench');
  const account = { channel: 'x' as const, externalId: 'brand', handle: ACCOUNT, ownerId: null };
  await stage.brands.addAccount(brand.id, account, 'bench');
  const { source, secret } = await stage.brands.addSource(brand.id, 'bench', 'bench');
  const { url } = await stage.serve();
  return { url, source: { id: source.id, secret }, account: ACCOUNT };
}

/** From before the first request until the last post is a ticket, as the database counts them. */
async function through(owner: Client, sending: Sending): Promise<Run> {
  const before = await counted(owner);
  const { startedAt, latenciesMs } = await send(sending);
  await untilTaken(owner);
  const ms = Date.now() - startedAt;
  const after = await counted(owner);
  check(after.tickets - before.tickets, sending.posts, 'tickets');
  check(after.deadlines - before.deadlines, sending.posts * CLOCKS * THRESHOLDS, 'deadlines');
  check(after.events - before.events, sending.posts, 'events');
  return {
    postsPerSecond: perSecond(sending.posts, ms),
    p50Ms: rounded(quantile(latenciesMs, 0.5)),
    p99Ms: rounded(quantile(latenciesMs, 0.99)),
  };
}

async function untilTaken(owner: Client): Promise<void> {
  const giveUpAt = Date.now() + PATIENCE_MS;
  while (await isWaiting(owner)) {
    if (Date.now() > giveUpAt) throw new Error('The inbox was not emptied in time.');
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function isWaiting(owner: Client): Promise<boolean> {
  const { rowCount } = await owner.query('select from door.inbox where taken_at is null limit 1');
  return rowCount !== 0;
}

async function counted(owner: Client): Promise<{ tickets: number; deadlines: number; events: number }> {
  const { rows } = await owner.query<{ tickets: number; deadlines: number; events: number }>(`
    select (select count(*)::int from desk.ticket) as tickets,
           (select count(*)::int from desk.deadline where step = 0) as deadlines,
           (select count(*)::int from ledger.event where kind = 'opened') as events`);
  return rows[0] as { tickets: number; deadlines: number; events: number };
}

function check(found: number, expected: number, what: string): void {
  if (found !== expected) throw new Error(`${expected} ${what} were to come, and ${found} came.`);
}

async function plainInserts(owner: Client, posts: number, batch: number) {
  await owner.query(`create table public.plain (external_id text primary key, channel text, account text,
    posted_at timestamptz, text text, author json, reach json, raw json)`);
  const latencies: number[] = [];
  const since = performance.now();
  for (let first = 0; first < posts; first += batch) {
    const length = Math.min(batch, posts - first);
    const rows = Array.from({ length }, (_, index) => complaint('plain', first + index, ACCOUNT));
    const started = performance.now();
    await owner.query(...multiRowInsert(rows));
    latencies.push(performance.now() - started);
  }
  return {
    postsPerSecond: perSecond(posts, performance.now() - since),
    p50Ms: rounded(quantile(latencies, 0.5)),
    p99Ms: rounded(quantile(latencies, 0.99)),
  };
}

function multiRowInsert(posts: readonly ReturnType<typeof complaint>[]): [string, unknown[]] {
  const values = posts.map((post) => [
    ...[post.externalId, post.channel, post.account, post.postedAt, post.text],
    ...[JSON.stringify(post.author), JSON.stringify(post.reach), JSON.stringify(post.raw)],
  ]);
  const places = values.map(
    (row, at) => `(${row.map((_, column) => `$${at * row.length + column + 1}`).join()})`,
  );
  return [`insert into public.plain values ${places.join()}`, values.flat()];
}
