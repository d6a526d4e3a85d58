import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

import { isAlive, ownMark, type ProcessMark } from './processes.js';
import { codeOf, EmbeddedTrouble } from './trouble.js';

const PAUSE_MS = 50;
const PATIENCE = 12_000;

/** Runs `work` while no other process runs its own under the same lock file. A dead holder's lock is broken. */
export async function underLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  await acquire(path);
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function acquire(path: string): Promise<void> {
  const mine = `${path}.${randomUUID()}`;
  await writeFile(mine, JSON.stringify(await ownMark()), { mode: 0o600 });
  try {
    for (let round = 0; round < PATIENCE; round++) {
      if (await linked(mine, path)) return;
      if (!(await broken(path))) await pause(PAUSE_MS);
    }
  } finally {
    await rm(mine, { force: true });
  }
  throw new EmbeddedTrouble(`Another start of the embedded PostgreSQL does not finish: its lock is ${path}.`);
}

/** link(2) puts a complete file in place or fails: no reader ever sees a lock without its holder. */
function linked(from: string, to: string): Promise<boolean> {
  return link(from, to).then(
    () => true,
    (error: unknown) => {
      if (codeOf(error) === 'EEXIST') return false;
      throw error;
    },
  );
}

async function holderOf(path: string): Promise<ProcessMark | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  return text === null ? null : (JSON.parse(text) as ProcessMark);
}

/** Two may break at once, so what was moved away is looked at again and put back if it was a fresh lock. */
async function broken(path: string): Promise<boolean> {
  const holder = await holderOf(path);
  if (holder === null) return true;
  if (await isAlive(holder)) return false;
  const aside = `${path}.${randomUUID()}`;
  if (
    !(await rename(path, aside).then(
      () => true,
      () => false,
    ))
  )
    return true;
  const moved = await holderOf(aside);
  if (moved !== null && (await isAlive(moved))) await linked(aside, path);
  await rm(aside, { force: true });
  return true;
}
