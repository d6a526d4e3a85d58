import { launchEmbedded } from '../src/platform/embedded/launch.js';
import type { Bench, Figures } from './bench.js';
import { sizeOf } from './bench.js';
import { median, rounded } from './figures.js';
import { residentMb } from './memory.js';
import { Server } from './server.js';
import { inFolder } from './stage.js';

const REST_MS = 5_000;

interface Start {
  readonly coldMs: number;
  readonly warmMs: number;
}

/** The first start makes the database, the second finds it. */
export const start: Bench = {
  name: 'start',
  measures: 'cold and warm start to the first answered request; memory at rest',
  parameters: { runs: 3 },

  async run(parameters, say) {
    const runs = Array.from({ length: sizeOf(parameters, 'runs') }, (_, index) => index + 1);
    const ours: (Start & { restMb: number })[] = [];
    const bare: Start[] = [];
    for (const run of runs) {
      say(`run ${run} of ${runs.length}`);
      ours.push(await inFolder(ourStart));
      bare.push(await inFolder(bareStart));
    }
    const figures = { ...times(ours), restMb: rounded(median(ours.map((one) => one.restMb))) };
    const what = 'initdb and start of the same PostgreSQL, to its first answered query';
    const against = { what, figures: times(bare) };
    return { figures, against, ratio: rounded(figures.coldMs / against.figures.coldMs) };
  },
};

const times = (starts: readonly Start[]): Start & Figures => ({
  coldMs: rounded(median(starts.map((one) => one.coldMs))),
  warmMs: rounded(median(starts.map((one) => one.warmMs))),
});

async function ourStart(home: string): Promise<Start & { restMb: number }> {
  const coldMs = await ourLaunch(home, () => Promise.resolve());
  let restMb = NaN;
  const warmMs = await ourLaunch(home, async (server) => {
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
    restMb = await residentMb(server.pid, home);
  });
  return { coldMs, warmMs, restMb };
}

async function ourLaunch(home: string, meanwhile: (server: Server) => Promise<void>): Promise<number> {
  const since = performance.now();
  const server = await Server.start(home);
  try {
    const answer = await fetch(`${server.url}/health/ready`);
    await answer.text();
    const ms = performance.now() - since;
    if (!answer.ok) throw new Error(`The first request was answered with ${answer.status}.`);
    await meanwhile(server);
    return ms;
  } finally {
    await server.stop();
  }
}

const bareStart = async (home: string): Promise<Start> => ({
  coldMs: await bareLaunch(home),
  warmMs: await bareLaunch(home),
});

/** The launch ends with a query that proves the password. */
async function bareLaunch(home: string): Promise<number> {
  const since = performance.now();
  const server = await launchEmbedded({ home });
  const ms = performance.now() - since;
  await server.stop();
  return ms;
}
