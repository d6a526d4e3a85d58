import { resolve } from 'node:path';
import { Client } from 'pg';
import type { Settings } from '../../settings.js';
import { launchEmbedded } from '../embedded/launch.js';
import { passwordsIn } from '../embedded/passwords.js';
import { codeOf } from '../embedded/trouble.js';
import { derivedPasswords } from './derived-passwords.js';
import { makeRoles, SIDES, type Side } from './roles.js';

/** A database that answers, with one address a side. `owner` is absent where only the sides' addresses are known. */
export interface Database {
  readonly owner?: string;
  readonly sides: Readonly<Record<Side, string>>;
  stop(): Promise<void>;
}

/** The embedded PostgreSQL, or the one that the settings name. Roles are made where the owner may. */
export async function openDatabase(settings: Settings, say: (line: string) => void): Promise<Database> {
  const given = givenSides(settings);
  if (settings.DATABASE_URL) return ownDatabase(settings.DATABASE_URL, given);
  if (given.door && given.desk && given.audit)
    return { sides: { door: given.door, desk: given.desk, audit: given.audit }, stop: async () => {} };
  return embeddedDatabase(resolve(settings.EVENHAND_DATA), say);
}

function givenSides(settings: Settings): Partial<Record<Side, string>> {
  const { DATABASE_URL_DOOR: door, DATABASE_URL_DESK: desk, DATABASE_URL_AUDIT: audit } = settings;
  return { ...(door && { door }), ...(desk && { desk }), ...(audit && { audit }) };
}

async function ownDatabase(owner: string, given: Partial<Record<Side, string>>): Promise<Database> {
  const missing = SIDES.filter((side) => !given[side]);
  const made = missing.length > 0 ? await madeSides(owner, missing) : {};
  return { owner, sides: { ...made, ...given } as Record<Side, string>, stop: async () => {} };
}

/** A role whose password is right stays as it is: a running server is in with it. */
async function madeSides(owner: string, missing: readonly Side[]): Promise<Partial<Record<Side, string>>> {
  const passwords = derivedPasswords(owner);
  const sides = missing.map((side) => {
    const role = `evenhand_${side}` as const;
    return { side, role, password: passwords[role], url: urlOf(owner, role, passwords[role]) };
  });
  const isOpen = await Promise.all(sides.map(({ url }) => letsIn(url)));
  const shut = sides.filter((_, index) => !isOpen[index]);
  if (shut.length > 0) {
    const fresh = Object.fromEntries(shut.map(({ role, password }) => [role, password]));
    await asClient(owner, (client) => makeRoles(client, fresh));
  }
  return Object.fromEntries(sides.map(({ side, url }) => [side, url]));
}

/** Class 28 of SQLSTATE: there is no such role, or its password is another. */
async function letsIn(url: string): Promise<boolean> {
  try {
    await asClient(url, async () => {});
    return true;
  } catch (error) {
    if (codeOf(error).startsWith('28')) return false;
    throw error;
  }
}

async function embeddedDatabase(home: string, say: (line: string) => void): Promise<Database> {
  const server = await launchEmbedded({ home, say });
  const passwords = await passwordsIn(home);
  await asClient(server.superUrl, async (client) => {
    await makeRoles(client, passwords);
    await makeOwner(client, passwords.evenhand_owner);
  });
  const url = (role: keyof typeof passwords) =>
    urlOf(server.superUrl, role, passwords[role]).replace(/\/postgres$/, '/evenhand');
  return {
    owner: url('evenhand_owner'),
    sides: { door: url('evenhand_door'), desk: url('evenhand_desk'), audit: url('evenhand_audit') },
    stop: () => server.stop(),
  };
}

async function makeOwner(superuser: Client, password: string): Promise<void> {
  await superuser.query(`do $$ begin
    if not exists (select from pg_roles where rolname = 'evenhand_owner') then create role evenhand_owner; end if;
  end $$; alter role evenhand_owner with login createdb password '${password}'`);
  const { rowCount } = await superuser.query("select from pg_database where datname = 'evenhand'");
  if (rowCount === 0) await superuser.query('create database evenhand owner evenhand_owner');
}

function urlOf(base: string, role: string, password: string): string {
  const url = new URL(base);
  url.username = role;
  url.password = password;
  return url.href;
}

async function asClient(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    await work(client);
  } finally {
    await client.end();
  }
}
