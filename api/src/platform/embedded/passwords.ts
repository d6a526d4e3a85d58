import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { codeOf, EmbeddedTrouble, explained } from './trouble.js';

const ROLES = ['postgres', 'evenhand_owner', 'evenhand_door', 'evenhand_desk', 'evenhand_audit'] as const;

/** One password a role; safe in a URL as they are. */
interface Passwords {
  postgres: string;
  evenhand_owner: string;
  evenhand_door: string;
  evenhand_desk: string;
  evenhand_audit: string;
}

/** The passwords of the embedded database in `home`: made at random the first time, the same ever after. */
export async function passwordsIn(home: string): Promise<Passwords> {
  const path = join(home, 'passwords.json');
  try {
    await mkdir(home, { recursive: true });
    return parsed((await textOf(path)) ?? (await madeIn(path)), path);
  } catch (error) {
    throw explained(error, home);
  }
}

function textOf(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  });
}

/** Of two processes that make it at once the first wins, and both read the winner's. */
async function madeIn(path: string): Promise<string> {
  const draft = `${path}.${randomUUID()}`;
  const fresh = ROLES.map((role) => [role, randomBytes(24).toString('base64url')]);
  await writeFile(draft, JSON.stringify(Object.fromEntries(fresh), null, 2), { mode: 0o600, flush: true });
  await link(draft, path).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error;
  });
  await rm(draft);
  return readFile(path, 'utf8');
}

function parsed(text: string, path: string): Passwords {
  try {
    const found = JSON.parse(text) as Passwords;
    if (ROLES.every((role) => typeof found[role] === 'string')) return found;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new EmbeddedTrouble(`${path} is damaged. Restore it: the embedded database opens with it alone.`);
}
