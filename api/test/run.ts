import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isTaken } from '../src/platform/embedded/processes.js';

/** One run of Jest. Several share a cluster, each with databases and a note of its own, named by its process. */
export const RUN = 'EVENHAND_TEST_RUN';

const RESULTS = fileURLToPath(new URL('../../.results', import.meta.url));

/** The run of this process or of the Jest that started it. */
export const runId = (): string => (process.env[RUN] ??= String(process.pid));

/** What databases of a run are called. */
export const prefixOf = (run: string) => `evenhand_t${run}`;
export const noteOf = (run: string) => join(RESULTS, `cluster-${run}.json`);

/** Whether the run whose name stands in `text` is over; also where the name's number was given out again to us. */
export function isOver(text: string): boolean {
  const pid = Number(/^(?:evenhand_t|cluster-)(\d+)/.exec(text)?.[1] ?? 0);
  return pid > 0 && (pid === process.pid || !isTaken(pid));
}

export function forgetNotes(): void {
  for (const name of readdirSync(RESULTS)) if (isOver(name)) rmSync(join(RESULTS, name), { force: true });
}
