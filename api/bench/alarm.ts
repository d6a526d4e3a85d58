import type { Client } from 'pg';
import { halfFired, reconcile, watchBurst, watchStream } from './alarm-watch.js';
import { addBrands, armBurst, armStream, fillPending } from './armed-tickets.js';
import { type Bench, sizeOf } from './bench.js';
import { quantile, rounded } from './figures.js';
import type { Server } from './server.js';
import { Stage } from './stage.js';

const LEAD_MS = 2_000;
const BATCH = 250;

export const alarm: Bench = {
  name: 'alarm',
  measures: 'lag from due_at to committed escalation, seen by a second connection; a burst at one instant',
  parameters: { pending: 100_000, brands: 1, seconds: 30, rate: 50, burst: 10_000, nodes: 1, kill: 0 },

  run(parameters, say) {
    return Stage.on(async (stage) => {
      const size = (name: string) => sizeOf(parameters, name);
      say(`arming ${size('pending')} deadlines in ${size('brands')} brands`);
      await addBrands(stage, size('brands'));
      await fillPending(stage.owner, size('pending'));
      const servers: Server[] = [];
      for (let node = 0; node < size('nodes'); node += 1) servers.push(await stage.serve());
      const watcher = await stage.watcher();
      try {
        say(`${size('rate')} fall due a second, for ${size('seconds')} seconds`);
        const count = size('rate') * size('seconds');
        const stream = await armStream(stage.owner, count, LEAD_MS, 1_000 / size('rate'));
        const lagsMs = await watchStream(watcher, stream);
        say(`${size('burst')} fall due at once`);
        const burst = await armBurst(stage.owner, size('burst'), LEAD_MS);
        const killing = kill(servers.slice(0, size('kill')), halfFired(stage.owner, burst));
        const clear10kMs = rounded(await watchBurst(watcher, burst));
        say(`${await killing} of ${servers.length} servers were killed in the middle of it`);
        const figures = { ...lags(lagsMs), clear10kMs, ...(await reconcile(watcher, [...stream, ...burst])) };
        say('the same number of rows, updated and nothing else');
        const bare = { clear10kMs: await bareUpdates(stage.owner, size('pending'), size('burst')) };
        return {
          figures,
          against: { what: BARE, figures: bare },
          ratio: rounded(clear10kMs / bare.clear10kMs),
        };
      } finally {
        await watcher.end();
      }
    });
  },
};

/** @returns how many were killed. */
async function kill(servers: readonly Server[], when: Promise<void>): Promise<number> {
  await when;
  await Promise.all(servers.map((server) => server.kill()));
  return servers.length;
}

const lags = (lagsMs: readonly number[]) => ({
  lagP50Ms: rounded(quantile(lagsMs, 0.5)),
  lagP99Ms: rounded(quantile(lagsMs, 0.99)),
  lagMaxMs: rounded(Math.max(...lagsMs)),
});

const BARE = `a bare indexed UPDATE … FOR UPDATE SKIP LOCKED of as many rows in batches of ${BATCH}`;

async function bareUpdates(owner: Client, pending: number, burst: number): Promise<number> {
  await owner.query(`
    create table public.bare (id bigint primary key generated always as identity, due_at timestamptz, fired_at timestamptz)
      with (fillfactor = 70);
    create index on public.bare (due_at) where fired_at is null;
    insert into public.bare (due_at) select now() + interval '1 hour' from generate_series(1, ${pending});
    insert into public.bare (due_at) select now() from generate_series(1, ${burst})`);
  await owner.query('vacuum analyze public.bare');
  const since = performance.now();
  let fired: number;
  do {
    const { rowCount } = await owner.query(`
      update public.bare b set fired_at = now()
        from (select id from public.bare where fired_at is null and due_at <= now()
               order by due_at limit ${BATCH} for update skip locked) due
       where b.id = due.id`);
    fired = rowCount ?? 0;
  } while (fired > 0);
  return rounded(performance.now() - since);
}
