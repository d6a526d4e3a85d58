import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { type EmbeddedServer, launchEmbedded } from '../../src/platform/embedded/launch.js';
import { openDatabase } from '../../src/platform/postgres/database.js';
import { readSettings } from '../../src/settings.js';
import { addressOf, withClient } from '../database.js';

describe('a PostgreSQL of one’s own', () => {
  let home: string;
  let server: EmbeddedServer;
  let owner: string;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'own-database-'));
    await chmod(home, 0o755);
    server = await launchEmbedded({ home });
    await withClient(server.superUrl, (client) =>
      client.query("create role mine superuser login password 'pass word/1'"),
    );
    owner = addressOf(server.superUrl, 'postgres', 'mine', 'pass word/1');
  }, 300_000);
  afterAll(async () => {
    await server.stop();
    await rm(home, { recursive: true, force: true });
  });

  const open = (DATABASE_URL: string, more: NodeJS.ProcessEnv = {}) =>
    openDatabase(readSettings({ DATABASE_URL, ...more }), () => undefined);
  const userAt = (url: string) =>
    withClient(url, async (client) => (await client.query<{ user: string }>('select user')).rows[0]?.user);
  const hashes = () =>
    withClient(server.superUrl, async (client) => {
      const asked = "select rolname, rolpassword from pg_authid where rolname like 'evenhand%' order by 1";
      return (await client.query<{ rolname: string; rolpassword: string }>(asked)).rows;
    });

  it('gets its three roles, each of which its address lets in', async () => {
    const { sides } = await open(owner);
    expect(await Promise.all([sides.door, sides.desk, sides.audit].map(userAt))).toEqual([
      'evenhand_door',
      'evenhand_desk',
      'evenhand_audit',
    ]);
  });

  it.each([
    ['the same address', () => owner],
    ['the name of its machine', () => owner.replace('127.0.0.1', 'localhost')],
    ['a parameter', () => `${owner}?application_name=other`],
    ['another scheme', () => owner.replace('postgres:', 'postgresql:')],
    ['escapes that nobody needs', () => owner.replace('mine', '%6Dine')],
  ])('locks no running server out when it is opened a second time, by %s', async (_, address) => {
    const first = await open(owner);
    const before = await hashes();
    const second = await open(address());
    expect(await hashes()).toEqual(before);
    for (const side of ['door', 'desk', 'audit'] as const) {
      expect(await userAt(first.sides[side])).toBe(`evenhand_${side}`);
      expect(await userAt(second.sides[side])).toBe(`evenhand_${side}`);
    }
  });

  it('gives a role its password back where only that one has another', async () => {
    const { sides } = await open(owner);
    const [audit, , door] = await hashes();
    await withClient(server.superUrl, (client) =>
      client.query("alter role evenhand_desk password 'another'"),
    );
    await open(owner);
    expect(await userAt(sides.desk)).toBe('evenhand_desk');
    expect(await hashes()).toMatchObject([audit, { rolname: 'evenhand_desk' }, door]);
  });

  it('leaves a side alone whose address is named', async () => {
    await withClient(server.superUrl, (client) => client.query("alter role evenhand_door password 'a-dbas'"));
    const door = addressOf(owner, 'postgres', 'evenhand_door', 'a-dbas');
    const { sides } = await open(owner, { DATABASE_URL_DOOR: door });
    expect(sides.door).toBe(door);
    expect(await userAt(door)).toBe('evenhand_door');
  });

  it.each([
    ['no password', () => owner.replace(/:[^:@]*@/, '@')],
    ['no user', () => owner.replace(/\/\/.*@/, '//')],
    ['no address', () => 'postgres://me:s3cret@/evenhand'],
  ])('is refused in a sentence where DATABASE_URL has %s and the sides are not named', async (_, address) => {
    const refused = await open(address()).catch((error: unknown) => error as Error);
    expect(refused).toMatchObject({
      message: expect.stringMatching(/DATABASE_URL_DOOR, DATABASE_URL_DESK and DATABASE_URL_AUDIT/),
    });
    expect(inspect(refused)).not.toContain('s3cret');
  });
});
