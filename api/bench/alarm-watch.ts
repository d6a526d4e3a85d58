import type { Client } from 'pg';
import type { Armed } from './armed-tickets.js';

const POLL_MS = 1;
/** After the last deadline: what has not come by then is missed. */
const PATIENCE_MS = 20_000;

const SEEN = `
  select e.chain, extract(epoch from clock_timestamp())::float8 * 1000 as "seenAtMs"
    from unnest($1::uuid[], $2::uuid[]) asked (brand_id, chain)
    join ledger.event e on e.brand_id = asked.brand_id and e.chain = asked.chain
   where e.kind = 'escalated'`;

/**
 * Looks, over and over, for the escalations of what is due, until all are committed.
 * @returns how late each was seen, in milliseconds by the database's clock, nothing subtracted.
 */
export async function watchStream(watcher: Client, armed: readonly Armed[]): Promise<number[]> {
  const lagsMs: number[] = [];
  const waiting = new Map<string, Armed>();
  const giveUpAt = (armed.at(-1)?.dueAtMs ?? 0) + PATIENCE_MS;
  let next = 0;
  while ((next < armed.length || waiting.size > 0) && Date.now() < giveUpAt) {
    for (let one = armed[next]; one && one.dueAtMs <= Date.now(); one = armed[++next])
      waiting.set(one.ticketId, one);
    for (const { chain, seenAtMs } of await escalated(watcher, [...waiting.values()])) {
      lagsMs.push(seenAtMs - (waiting.get(chain) as Armed).dueAtMs);
      waiting.delete(chain);
    }
    await pause(POLL_MS);
  }
  return lagsMs;
}

async function escalated(watcher: Client, armed: readonly Armed[]) {
  if (armed.length === 0) return [];
  const asked = [armed.map((one) => one.brandId), armed.map((one) => one.ticketId)];
  const { rows } = await watcher.query<{ chain: string; seenAtMs: number }>(SEEN, asked);
  return rows;
}

const FIRED = `
  select extract(epoch from clock_timestamp())::float8 * 1000 as "nowMs"
   where not exists (select from desk.deadline where fired_at is null and not is_held and due_at <= now())`;

/** @returns how long after its instant everything that was due has fired, in milliseconds. */
export async function watchBurst(watcher: Client, armed: readonly Armed[]): Promise<number> {
  const dueAtMs = armed[0]?.dueAtMs ?? 0;
  while (Date.now() < dueAtMs) await pause(POLL_MS);
  while (Date.now() < dueAtMs + 3 * PATIENCE_MS) {
    const { rows } = await watcher.query<{ nowMs: number }>(FIRED);
    if (rows[0]) return rows[0].nowMs - dueAtMs;
    await pause(10 * POLL_MS);
  }
  return NaN;
}

const LEFT = `
  select count(*)::int as left from desk.deadline where fired_at is null and not is_held and due_at <= now()`;

/** Waits until half of what is due at one instant has fired. */
export async function halfFired(owner: Client, armed: readonly Armed[]): Promise<void> {
  const dueAtMs = armed[0]?.dueAtMs ?? 0;
  while (Date.now() < dueAtMs) await pause(POLL_MS);
  const half = armed.length / 2;
  while (((await owner.query<{ left: number }>(LEFT)).rows[0]?.left ?? 0) > half) await pause(POLL_MS);
}

/** What the ledger says of these deadlines: each is to be escalated once. */
export async function reconcile(
  watcher: Client,
  armed: readonly Armed[],
): Promise<{ firedTwice: number; missed: number }> {
  const { rows } = await watcher.query<{ firedTwice: number; missed: number }>(
    `select count(*) filter (where times > 1)::int as "firedTwice", count(*) filter (where times = 0)::int as missed
       from (select count(e.chain) as times
               from unnest($1::uuid[], $2::uuid[]) asked (brand_id, chain)
               left join ledger.event e on e.brand_id = asked.brand_id and e.chain = asked.chain
                and e.kind = 'escalated' and (e.body ->> 'step')::int = 0
              group by asked.brand_id, asked.chain) each`,
    [armed.map((one) => one.brandId), armed.map((one) => one.ticketId)],
  );
  return rows[0] as { firedTwice: number; missed: number };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
