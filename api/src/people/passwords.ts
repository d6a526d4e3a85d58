import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { LIMITS } from '../platform/limits.js';
import { Refusal } from '../platform/refusal.js';

/** Checked where there is no password, so that the answer takes as long. */
const nobodys = hash(randomBytes(16).toString('hex'));

/** argon2id, at the library's cost. @throws Refusal for a password that is too short. */
export function hashed(password: string): Promise<string> {
  if (password.length < LIMITS.shortestPassword)
    throw new Refusal(
      'password-short',
      `A password has at least ${LIMITS.shortestPassword} characters.`,
      400,
    );
  return hash(password);
}

export async function fits(password: string, passwordHash: string | null | undefined): Promise<boolean> {
  const isRight = await verify(passwordHash ?? (await nobodys), password);
  return isRight && Boolean(passwordHash);
}
