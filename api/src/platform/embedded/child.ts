import type { Place } from './place.js';
import type { RunAs } from './run-as.js';

/** musl and Windows aside, C.UTF-8 is in every C library but Apple's. */
export const LOCALE = process.platform === 'linux' ? 'C.UTF-8' : 'C';

/** How every program of PostgreSQL is run: as the right user, with next to nothing of our environment. */
export function surroundings(place: Place): { cwd: string; env: NodeJS.ProcessEnv } & Partial<RunAs> {
  const env = { LC_ALL: LOCALE, TZ: 'UTC', PATH: '/usr/local/bin:/usr/bin:/bin' };
  return { cwd: place.folder, env, ...place.runAs };
}
