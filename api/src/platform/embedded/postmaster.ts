import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { commandOf, isTaken, markOf } from './processes.js';
import { codeOf, EmbeddedTrouble } from './trouble.js';

/** A running server, as its postmaster.pid tells. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly isReady: boolean;
}

const PAUSE_MS = 20;
const READY_WITHIN_MS = 10 * 60_000;
const STOPPED_WITHIN_MS = 60_000;

/** The live server of this data folder, or null. */
export async function findPostmaster(data: string): Promise<Postmaster | null> {
  const noted = await notedIn(data);
  return noted !== null && (await isOurs(noted.pid, data)) ? noted : null;
}

/** Waits for the server of this data folder to accept connections; null once `hasEnded` says it will not. */
export async function untilReady(
  data: string,
  hasEnded: (found: Postmaster | null) => boolean,
): Promise<Postmaster | null> {
  for (let waited = 0; waited < READY_WITHIN_MS; waited += PAUSE_MS) {
    const found = await findPostmaster(data);
    if (found?.isReady) return found;
    if (hasEnded(found)) return null;
    await pause(PAUSE_MS);
  }
  throw new EmbeddedTrouble(`The PostgreSQL of ${data} is still not ready after ten minutes. See its log.`);
}

/** PostgreSQL refuses to start while the number in an old postmaster.pid is in use, be it by a stranger. */
export async function forgetStranger(data: string): Promise<void> {
  const noted = await notedIn(data);
  if (noted === null || !isTaken(noted.pid) || (await isOurs(noted.pid, data))) return;
  await rm(join(data, 'postmaster.pid'), { force: true });
}

/** Fast shutdown: sessions are cut, all is written. Immediate if that takes too long; the next start recovers. */
export async function stopPostmaster(data: string): Promise<void> {
  const running = await findPostmaster(data);
  if (running === null) return;
  process.kill(running.pid, 'SIGINT');
  for (let waited = 0; (await markOf(running.pid)) !== null; waited += PAUSE_MS) {
    if (waited === STOPPED_WITHIN_MS) process.kill(running.pid, 'SIGQUIT');
    await pause(PAUSE_MS);
  }
}

/** Lines of postmaster.pid: process, folder, start, port, sockets, address, memory, state. */
async function notedIn(data: string): Promise<Postmaster | null> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const lines = text.split('\n').map((line) => line.trim());
  return { pid: Number(lines[0]), port: Number(lines[3] ?? 0), isReady: lines[7] === 'ready' };
}

async function isOurs(pid: number, data: string): Promise<boolean> {
  if ((await markOf(pid)) === null) return false;
  const command = await commandOf(pid);
  return command === '' || command.includes(data);
}
