import { scrolledFrames } from '@evenhand/e2e/browser/scrolled-frames';
import type { Bench, Figures } from './bench.js';
import { sizeOf } from './bench.js';
import { addBrands, fillPending } from './armed-tickets.js';
import { seatOf, type Seat } from './browser-seat.js';
import { median, quantile, rounded } from './figures.js';
import { Restless } from './restless.js';
import { Stage } from './stage.js';

/** What the page promises: kilobytes of its first screen, and milliseconds until it can be worked with. */
const LIMITS = { firstScreenKb: 250, usableMs: 1_000 };

/** A real Chromium on the same machine, before a queue in which everything moves. */
export const web: Bench = {
  name: 'web',
  measures: 'bytes of the first screen, time to a usable queue, frames while scrolling a queue that changes',
  parameters: { tickets: 10_000, changes: 200, visits: 5, seconds: 20 },

  run(parameters, say) {
    return Stage.on(async (stage) => {
      await addBrands(stage, 1);
      await fillPending(stage.owner, 3 * sizeOf(parameters, 'tickets'));
      const server = await stage.serve();
      const seat = await seatOf(stage.owner, server.url);
      try {
        const first = await visits(seat, sizeOf(parameters, 'visits'), say);
        const still = await scrolled(seat, stage, { ...parameters, changes: 0 }, say);
        const moving = await scrolled(seat, stage, parameters, say);
        const figures = { ...first, ...moving };
        const against = {
          what: 'the limits of the first screen; and the same scrolling while nothing changes',
          figures: { ...LIMITS, ...still },
        };
        return { figures, against, ratio: rounded(figures.usableMs / LIMITS.usableMs) };
      } finally {
        await seat.leave();
      }
    });
  },
};

async function visits(seat: Seat, count: number, say: (line: string) => void) {
  const seen = [];
  for (let visit = 1; visit <= count; visit += 1) {
    say(`visit ${visit} of ${count}`);
    seen.push(await seat.visit());
  }
  return {
    firstScreenKb: rounded(median(seen.map((one) => one.bytes)) / 1_024),
    usableMs: rounded(median(seen.map((one) => one.usableMs))),
  };
}

async function scrolled(
  seat: Seat,
  stage: Stage,
  parameters: Figures,
  say: (line: string) => void,
): Promise<{ worstFrameMs: number; p99FrameMs: number }> {
  const changes = parameters['changes'] ?? 0;
  say(`scrolling with ${changes} changes a second`);
  const restless = await Restless.start(await stage.watcher(), changes);
  try {
    const frames = await scrolledFrames(seat.page, sizeOf(parameters, 'seconds'));
    return { worstFrameMs: rounded(Math.max(...frames)), p99FrameMs: rounded(quantile(frames, 0.99)) };
  } finally {
    await restless.stop();
  }
}
