import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { DayOff } from './day-off.js';

export interface ToWorker {
  readonly text: string;
  readonly from: string;
  readonly to: string;
  readonly mostOccurrences: number;
}

/** What an iCalendar has in it that closes a calendar. */
export interface ReadDays {
  /** In order, each date once. */
  readonly days: readonly DayOff[];
  readonly timedEvents: number;
  /** The same in iCalendar, without all that the days do not come from. */
  readonly gist: string;
}

/** Or why it cannot be read, in a sentence. */
export type FromWorker = ReadDays | { readonly problem: string };

export const MOST_BYTES = 2 * 1024 * 1024;
const MOST_OCCURRENCES = 50_000;
const MOST_MS = 10_000;
const TOO_LONG = 'It takes too long to read: one of its events may come back in a way that never ends.';

/** Its tests run what is written, the server what was built from it. */
const WORKER = new URL(`./icalendar-worker${extname(import.meta.url)}`, import.meta.url);

/**
 * Reads the events of an iCalendar text that last whole days: each date of theirs, those that come back spelt out,
 * but for those that were called off. Events with a time of day are counted and left out.
 * @param from the first date that is wanted, @param to the last
 */
export function readIcalendar(
  text: string,
  { from, to }: { from: string; to: string },
  mostMs = MOST_MS,
): Promise<FromWorker> {
  if (Buffer.byteLength(text) > MOST_BYTES)
    return Promise.resolve({ problem: 'It is larger than two megabytes.' });
  const workerData: ToWorker = { text, from, to, mostOccurrences: MOST_OCCURRENCES };
  const worker = new Worker(WORKER, { workerData, resourceLimits: { maxOldGenerationSizeMb: 256 } });
  return new Promise((resolve) => {
    const late = setTimeout(() => {
      resolve({ problem: TOO_LONG });
    }, mostMs);
    worker.once('message', resolve);
    worker.once('error', () => {
      resolve({ problem: 'It cannot be read.' });
    });
    worker.once('exit', () => {
      clearTimeout(late);
      resolve({ problem: 'It cannot be read.' });
    });
  }).finally(() => worker.terminate()) as Promise<FromWorker>;
}
