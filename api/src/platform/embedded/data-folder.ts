import { randomBytes } from 'node:crypto';
import {
  access,
  chown,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  statfs,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';

import type { Binaries } from './binaries.js';
import { initdb } from './initdb.js';
import type { Place } from './place.js';
import { codeOf, EmbeddedTrouble } from './trouble.js';

const MAJOR = '18';
const NEEDED_MB = 100;

interface Initial {
  readonly place: Place;
  readonly binaries: Binaries;
  readonly password: string;
  readonly say: (line: string) => void;
}

/** Makes the data folder unless it is there. It appears whole or not at all, whenever this is killed. */
export async function ensureData(start: Initial): Promise<void> {
  const { place, binaries, password, say } = start;
  await clearLeftovers(place);
  if (await exists(join(place.data, 'global', 'pg_control'))) return checkVersion(place);
  if (await exists(place.data)) await setAside(place, say);
  await checkSpace(place);
  say(`Making the database in ${place.data}.`);
  const stage = await mkdtemp(join(place.folder, 'init-'));
  const passwordFile = join(stage, 'password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (place.runAs)
    for (const path of [stage, passwordFile]) await chown(path, place.runAs.uid, place.runAs.gid);
  await initdb(place, binaries, stage);
  await rename(join(stage, 'data'), place.data);
  await flushed(place.folder);
  await rm(stage, { recursive: true });
}

/** An initdb whose parent was killed may still write there; what cannot go now goes at the next start. */
async function clearLeftovers({ folder }: Place): Promise<void> {
  const stages = (await readdir(folder)).filter((entry) => entry.startsWith('init-'));
  const gone = stages.map((entry) =>
    rm(join(folder, entry), { recursive: true, force: true, maxRetries: 3 }),
  );
  await Promise.allSettled(gone);
}

async function checkSpace({ folder }: Place): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const freeMb = Math.floor((bavail * bsize) / 1024 / 1024);
  if (freeMb >= NEEDED_MB) return;
  throw new EmbeddedTrouble(
    `A new database needs ${NEEDED_MB} MB, and ${freeMb} MB are free where ${folder} lies. Free some space.`,
  );
}

/** Without its control file no PostgreSQL can open it, but what a person may still want is not ours to delete. */
async function setAside({ data }: Place, say: (line: string) => void): Promise<void> {
  const aside = `${data}.unfinished-${randomBytes(4).toString('hex')}`;
  await rename(data, aside);
  say(`${data} was no complete database. It lies in ${aside} now; remove it if you do not need it.`);
}

async function checkVersion({ data }: Place): Promise<void> {
  const version = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim();
  if (version === MAJOR) return;
  throw new EmbeddedTrouble(
    `${data} was made by PostgreSQL ${version}, and this is ${MAJOR}. Dump it with the former, or move it away.`,
  );
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    (error: unknown) => {
      if (codeOf(error) === 'ENOENT') return false;
      throw error;
    },
  );
}

async function flushed(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
