import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';

import { binariesFor } from './binaries.js';
import { checkPassword } from './check-password.js';
import { ensureData } from './data-folder.js';
import { passwordsIn } from './passwords.js';
import { type Place, placeIn } from './place.js';
import { type Postmaster, stopPostmaster, untilReady } from './postmaster.js';
import { ownMark } from './processes.js';
import { startPostmaster } from './start.js';
import { underLock } from './start-lock.js';
import { isThisProcess, remember, tenancyOf } from './tenants.js';
import { explained } from './trouble.js';

/** A PostgreSQL of Evenhand's own, ready for connections. */
export interface EmbeddedServer {
  readonly port: number;
  /** URL of the superuser `postgres` on database `postgres`. */
  readonly superUrl: string;
  /** Whether this launch keeps the server: it started it, or found it with no living keeper. */
  readonly startedHere: boolean;
  /** Stops it (fast shutdown) when no other living process uses it; else leaves it to them. */
  stop(): Promise<void>;
}

export interface LaunchOptions {
  /** Folder for data, passwords and log, made if missing. */
  home: string;
  /** Told what is going on, a line at a time. */
  say?: (line: string) => void;
  /** There is no other value. */
  fsync?: 'on';
}

/** Starts the embedded PostgreSQL of `home`, or joins the one that runs. Throws `EmbeddedTrouble`. */
export async function launchEmbedded(options: LaunchOptions): Promise<EmbeddedServer> {
  const { say = () => undefined } = options;
  try {
    await mkdir(options.home, { recursive: true });
    const home = await realpath(options.home);
    return await underLock(lockOf(home), () => launched(home, say));
  } catch (error) {
    throw explained(error, options.home);
  }
}

const lockOf = (home: string): string => join(home, 'starting.lock');

async function launched(home: string, say: (line: string) => void): Promise<EmbeddedServer> {
  const { postgres: password } = await passwordsIn(home);
  const place = await placeIn(home, say);
  const { port: rememberedPort, tenants } = await tenancyOf(home);
  const joined = await untilReady(place.data, (found) => found === null);
  const { port } = joined ?? (await started({ home, place, password, rememberedPort, say }));
  const superUrl = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  try {
    await checkPassword(superUrl, place.data);
  } catch (error) {
    if (!joined) await stopPostmaster(place.data);
    throw error;
  }
  if (!joined) say(`PostgreSQL runs on 127.0.0.1:${port}.`);
  const isTenant = tenants.some(await isThisProcess());
  await remember(home, { port, tenants: isTenant ? tenants : [...tenants, await ownMark()] });
  const startedHere = !joined || tenants.length === 0;
  const isGuest = isTenant && !startedHere;
  const stop = (): Promise<void> => (isGuest ? Promise.resolve() : leave(home, place));
  return { port, superUrl, startedHere, stop };
}

interface Launch {
  readonly home: string;
  readonly place: Place;
  readonly password: string;
  readonly rememberedPort: number | null;
  readonly say: (line: string) => void;
}

async function started(launch: Launch): Promise<Postmaster> {
  const binaries = await binariesFor(launch.place);
  await ensureData({ ...launch, binaries });
  return startPostmaster({ ...launch, binaries });
}

/** The last living process out stops the server, so a command that started it leaves it to an API that joined. */
function leave(home: string, { data }: Place): Promise<void> {
  return underLock(lockOf(home), async () => {
    const isMe = await isThisProcess();
    const { port, tenants } = await tenancyOf(home);
    const others = tenants.filter((tenant) => !isMe(tenant));
    if (others.length === 0) await stopPostmaster(data);
    await remember(home, { port, tenants: others });
  });
}
