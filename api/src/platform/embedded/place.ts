import { randomBytes } from 'node:crypto';
import { chmod, chown, lstat, mkdir, realpath, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';

import { barrier, isRoot, type RunAs, servant } from './run-as.js';
import { codeOf, EmbeddedTrouble } from './trouble.js';

/** Where a server's files lie, and whom they belong to. */
export interface Place {
  /** Holds the data folder and, where needed, a copy of the binaries. */
  readonly folder: string;
  readonly data: string;
  /** Only where this process is root. */
  readonly runAs?: RunAs;
}

const OUTSIDE = ['/var/lib', '/opt', '/var/tmp'];

/** Finds or makes the place of the database that `home` stands for: `home`/postgres, or what that links to. */
export async function placeIn(home: string, say: (line: string) => void): Promise<Place> {
  const door = join(home, 'postgres');
  if (!isRoot()) {
    if (!(await isThere(door))) await mkdir(door, { mode: 0o700 });
    return at(await targetOf(door));
  }
  if (await isThere(door)) return owned(await targetOf(door));
  const runAs = await servant();
  const barred = await barrier(home, runAs);
  if (barred === null) return handedTo(door, runAs);
  const outside = await placeOutside(runAs);
  await symlink(outside.folder, door);
  say(`PostgreSQL does not run as root, and its user may not enter ${barred}.`);
  say(`The database lies in ${outside.folder} instead; ${door} points there.`);
  return outside;
}

function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    (error: unknown) => {
      if (codeOf(error) === 'ENOENT') return false;
      throw error;
    },
  );
}

function targetOf(door: string): Promise<string> {
  return realpath(door).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error;
    throw new EmbeddedTrouble(
      `${door} points to a folder that is gone. Bring it back, or remove the link to begin with an empty database.`,
    );
  });
}

const at = (folder: string): Place => ({ folder, data: join(folder, 'data') });

/** Started by root, the server still runs as whoever owns the files, so that their owner can start it later. */
async function owned(folder: string): Promise<Place> {
  const { uid, gid } = await stat(folder);
  if (uid === 0) return handedTo(folder, await servant());
  const barred = await barrier(folder, { uid, gid });
  if (barred === null) return { ...at(folder), runAs: { uid, gid } };
  throw new EmbeddedTrouble(
    `The database in ${folder} belongs to user ${uid}, who may not enter ${barred}. Allow it: chmod o+x ${barred}.`,
  );
}

async function handedTo(folder: string, runAs: RunAs): Promise<Place> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o700);
  await chown(folder, runAs.uid, runAs.gid);
  return { ...at(await realpath(folder)), runAs };
}

async function placeOutside(runAs: RunAs): Promise<Place> {
  for (const root of OUTSIDE) {
    const shared = join(root, 'evenhand');
    const isUsable = await opened(shared, runAs).catch(() => false);
    if (isUsable) return handedTo(join(shared, randomBytes(4).toString('hex')), runAs);
  }
  throw new EmbeddedTrouble(
    `PostgreSQL does not run as root, and none of ${OUTSIDE.join(', ')} can hold a database. ` +
      'Start as another user, or move the clone to a folder that everybody may enter.',
  );
}

/** Whether the folder is root's own and the server's user may enter it, whatever the umask. */
async function opened(shared: string, runAs: RunAs): Promise<boolean> {
  await mkdir(shared, { recursive: true });
  if ((await lstat(shared)).uid !== 0) return false;
  await chmod(shared, 0o755);
  return (await barrier(shared, runAs)) === null;
}
