import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

import type { Binaries } from './binaries.js';
import { surroundings } from './child.js';
import type { Place } from './place.js';
import { usablePort } from './port.js';
import { forgetStranger, type Postmaster, untilReady } from './postmaster.js';
import { ServerLog } from './server-log.js';
import { failed } from './trouble.js';
import { settingsFor } from './tuning.js';

export interface Start {
  readonly home: string;
  readonly place: Place;
  readonly binaries: Binaries;
  readonly rememberedPort: number | null;
}

type Outcome = { running: Postmaster } | { printed: string };

const PORT_TAKEN = /could not bind|could not create any TCP\/IP sockets/;
/** Sessions of a killed server linger for an instant. */
const OTHERS_LINGER = /pre-existing shared memory block|lock file .* already exists/;
const LINGER_PAUSE_MS = 250;
const ATTEMPTS = 120;

/** Starts the server on the remembered port, or on another one if that is taken. */
export async function startPostmaster(start: Start): Promise<Postmaster> {
  let rememberedPort = start.rememberedPort;
  let printed = '';
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    await forgetStranger(start.place.data);
    const outcome = await attempted(start, await usablePort(rememberedPort));
    if ('running' in outcome) return outcome.running;
    printed = outcome.printed;
    if (PORT_TAKEN.test(printed)) rememberedPort = null;
    else if (OTHERS_LINGER.test(printed)) await pause(LINGER_PAUSE_MS);
    else break;
  }
  throw failed('PostgreSQL', printed, start.place.data);
}

/** Detached, so that Ctrl-C reaches this process first, which then stops the server. */
async function attempted({ home, place, binaries }: Start, port: number): Promise<Outcome> {
  const log = await ServerLog.openIn(home);
  try {
    const settings = Object.entries(settingsFor(port)).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const server = spawn(binaries.postgres, ['-D', place.data, ...settings], {
      ...surroundings(place),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    let failure = '';
    server.once('error', (error) => (failure = error.message));
    server.unref();
    const hasEnded = (): boolean => failure !== '' || server.exitCode !== null || server.signalCode !== null;
    const running = await untilReady(place.data, hasEnded);
    return running === null ? { printed: failure || (await log.added()) } : { running };
  } finally {
    await log.close();
  }
}
