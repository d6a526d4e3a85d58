import { Brands } from '../../src/desk/coverage/brands.js';
import { createApp } from '../../src/create-app.js';
import { People } from '../../src/people/people.js';
import { readSettings } from '../../src/settings.js';
import { cloneDatabase, withClient, type TestDatabase } from '../database.js';
import { PASSWORD } from '../desk.js';
import type { SignedBy } from '../signed.js';

/** A database with a brand whose promises are short, and no server on it. */
export interface Stage {
  readonly database: TestDatabase;
  readonly brandId: string;
  readonly source: SignedBy;
  /** Sees and may do everything. */
  ask<T extends object>(sql: string, parameters?: unknown[]): Promise<T[]>;
  now(): Promise<Date>;
  advance(interval: string): Promise<void>;
}

export async function setStage(): Promise<Stage> {
  const database = await cloneDatabase();
  // Never started: it neither listens nor rings nor takes posts.
  const app = await createApp(database, readSettings({ NODE_ENV: 'test', LOG_LEVEL: 'silent' }));
  const brands = app.get(Brands);
  const { id: brandId } = await brands.add('Brand Cares', 'test');
  const olga = {
    email: 'olga@example.com',
    name: 'Olga Owner',
    password: PASSWORD,
    role: 'manager' as const,
  };
  const owner = await app.get(People).add(brandId, olga, 'test');
  const promises = { firstResponseMinutes: 1, resolutionMinutes: 4, repeatMinutes: 5 };
  await brands.addAccount(
    brandId,
    { channel: 'x', externalId: 'brand-cares-id', handle: '@BrandCares', ownerId: owner.id, promises },
    'test',
  );
  const { source, secret } = await brands.addSource(brandId, 'test', 'test');
  await app.close();

  const ask = <T extends object>(sql: string, parameters: unknown[] = []) =>
    withClient(database.owner, async (client) => (await client.query<T>(sql, parameters)).rows);
  return {
    database,
    brandId,
    source: { id: source.id, secret },
    ask,
    now: async () => ((await ask<{ now: Date }>('select desk.now() as now'))[0] as { now: Date }).now,
    advance: async (interval) => {
      await ask('update desk.time_shift set shift = shift + $1::interval', [interval]);
    },
  };
}
