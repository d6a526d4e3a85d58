import { createHmac } from 'node:crypto';
import { Refusal } from '../refusal.js';
import type { RolePasswords } from './roles.js';

/**
 * The sides' passwords, from the owner's name and password alone: every node of an installation knows them, however it
 * spells the address, and none stores them.
 * @throws Refusal for an address that has no password to derive from.
 */
export function derivedPasswords(owner: string): RolePasswords {
  const { username, password } = URL.parse(owner) ?? {};
  if (!username || !password)
    throw new Refusal(
      'owner-without-password',
      'DATABASE_URL holds no user name with a password, from which those of the three sides would follow. ' +
        'Name DATABASE_URL_DOOR, DATABASE_URL_DESK and DATABASE_URL_AUDIT as well; `evenhand roles` prints their SQL.',
      400,
    );
  const derived = (role: string) =>
    createHmac('sha256', decodeURIComponent(password))
      .update(`${decodeURIComponent(username)}\n${role}`)
      .digest('base64url');
  return {
    evenhand_door: derived('evenhand_door'),
    evenhand_desk: derived('evenhand_desk'),
    evenhand_audit: derived('evenhand_audit'),
  };
}
