import { execFile } from 'node:child_process';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { Binaries } from './binaries.js';
import { LOCALE, surroundings } from './child.js';
import type { Place } from './place.js';
import { servant } from './run-as.js';
import { codeOf, EmbeddedTrouble, failed } from './trouble.js';

const LOCALE_OPTIONS =
  LOCALE === 'C.UTF-8'
    ? ['--locale=C.UTF-8']
    : ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];

/** Makes a database in `stage`/data; the superuser's password lies in `stage`/password. */
export async function initdb(place: Place, binaries: Binaries, stage: string): Promise<void> {
  const password = `--pwfile=${join(stage, 'password')}`;
  const auth = ['--username=postgres', '--auth=scram-sha-256', password, '--no-instructions'];
  const options = ['-D', join(stage, 'data'), '--encoding=UTF8', ...LOCALE_OPTIONS, ...auth];
  const [program, ...args] = [...(await nameGiven(place)), binaries.initdb, ...options] as [
    string,
    ...string[],
  ];
  await promisify(execFile)(program, args, surroundings(place)).catch((error: unknown) => {
    throw refused(error, place, program);
  });
}

/** initdb asks for the name of its user id. Where it has none, a user namespace lends it one. */
async function nameGiven(place: Place): Promise<string[]> {
  if (place.runAs || isNamed()) return [];
  const { uid, gid } = await servant();
  return ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`, '--'];
}

function isNamed(): boolean {
  try {
    userInfo();
    return true;
  } catch (error) {
    if (codeOf(error) === 'ERR_SYSTEM_ERROR') return false;
    throw error;
  }
}

function refused(error: unknown, place: Place, program: string): unknown {
  const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
  const printed = stdout + stderr;
  if (program === 'unshare' && (stderr === '' || stderr.startsWith('unshare:'))) {
    const uid = process.getuid?.();
    return new EmbeddedTrouble(
      `initdb needs a user name, and user id ${uid} has none: add it to /etc/passwd.`,
    );
  }
  if (codeOf(error) === 'ENOENT') {
    return new EmbeddedTrouble(`${program} cannot run on this system. It needs glibc (Alpine has none).`);
  }
  return printed === '' ? error : failed('initdb', printed, place.folder);
}
