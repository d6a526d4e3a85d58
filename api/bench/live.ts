import type { Client } from 'pg';
import { feedHead } from '../src/ledger/feed.js';
import { broadcastBarely } from './bare-broadcast.js';
import { type Bench, sizeOf } from './bench.js';
import { asDesk, openFeed, type Feed } from './changing-tickets.js';
import { quantile, rounded } from './figures.js';
import { Listeners, type Heard } from './live-clients.js';
import { Stage } from './stage.js';

/** After the last change: what has not come by then is lost. */
const PATIENCE_MS = 10_000;

export const live: Bench = {
  name: 'live',
  measures: 'commit to receipt in another process, by clients that each watch the whole queue over a socket',
  parameters: { clients: 200, rate: 50, seconds: 20 },

  run(parameters, say) {
    return Stage.on(async (stage) => {
      const size = (name: string) => sizeOf(parameters, name);
      const [clients, changes] = [size('clients'), size('rate') * size('seconds')];
      const pace = { changes, everyMs: 1_000 / size('rate') };
      const feed = await openFeed(stage, clients, changes);
      const { url } = await stage.serve();
      say(`${clients} clients, ${size('rate')} changes a second, for ${size('seconds')} seconds`);
      const ours = await measured({ clients, changes }, async () => {
        const listeners = await Listeners.watching(url, await watches(feed, stage.owner));
        return { listeners, sentAt: await feed.change(pace) };
      });
      say('the same rows, broadcast and nothing else');
      const rows = await feed.rows();
      const bare = await measured({ clients, changes }, () => broadcastBarely(rows, clients, pace));
      const what = 'a bare socket.io broadcast of the same rows from a process of its own';
      return {
        figures: ours,
        against: { what, figures: bare },
        ratio: rounded(ours.p50Ms / bare.p50Ms),
      };
    });
  },
};

async function watches(feed: Feed, owner: Client) {
  const cursor = await feedHead(asDesk(owner));
  return feed.cookies.map((cookie) => ({
    cookie,
    watch: { brandId: feed.brandId, view: 'all' as const, cursor },
  }));
}

interface Sent {
  readonly listeners: Listeners;
  /** By ticket, in milliseconds since 1970. */
  readonly sentAt: ReadonlyMap<string, number>;
}

async function measured(size: { clients: number; changes: number }, send: () => Promise<Sent>) {
  const { listeners, sentAt } = await send();
  const heard = await listeners.end(size.clients * size.changes, PATIENCE_MS);
  return told(heard, sentAt, size.clients);
}

/** Each client is to hear of each change once: each ticket changes once. */
function told(heard: Heard, sentAt: ReadonlyMap<string, number>, clients: number) {
  const lags: number[] = [];
  let doubled = 0;
  for (const [ticketId, at] of sentAt) {
    const times = heard[ticketId] ?? [];
    const first = times.flatMap((each) => each.slice(0, 1));
    doubled += times.reduce((sum, each) => sum + Math.max(0, each.length - 1), 0);
    lags.push(...first.map((time) => time - at));
  }
  return {
    p50Ms: rounded(quantile(lags, 0.5)),
    p99Ms: rounded(quantile(lags, 0.99)),
    maxMs: rounded(lags.reduce((most, lag) => Math.max(most, lag), 0)),
    lost: clients * sentAt.size - lags.length,
    doubled,
  };
}
