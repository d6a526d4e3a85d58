import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

import { EmbeddedTrouble } from './trouble.js';

/** Whom the server runs as where this process is root, which PostgreSQL refuses to be. */
export interface RunAs {
  readonly uid: number;
  readonly gid: number;
}

export const isRoot = (): boolean => process.getuid?.() === 0;

/** The account of a name that initdb can look up: `postgres`, else `nobody`. */
export async function servant(): Promise<RunAs> {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const entry = ['postgres', 'nobody'].map((name) => lines.find((line) => line[0] === name)).find(Boolean);
  if (entry) return { uid: Number(entry[2]), gid: Number(entry[3]) };
  throw new EmbeddedTrouble(
    'PostgreSQL refuses to run as root, and /etc/passwd has no user postgres or nobody to run it. Add one.',
  );
}

/** The first file or folder on the way to `path` that keeps `who` out, or null if the way is free. */
export async function barrier(path: string, who: RunAs): Promise<string | null> {
  const above = dirname(path);
  const barred = above === path ? null : await barrier(above, who);
  if (barred !== null) return barred;
  const { mode, uid, gid } = await stat(path);
  const shift = uid === who.uid ? 6 : gid === who.gid ? 3 : 0;
  return ((mode >> shift) & 1) === 1 ? null : path;
}
