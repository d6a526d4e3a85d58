import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureData } from '../../src/platform/embedded/data-folder.js';
import { stopPostmaster } from '../../src/platform/embedded/postmaster.js';
import { isRoot, servant } from '../../src/platform/embedded/run-as.js';
import { startPostmaster } from '../../src/platform/embedded/start.js';
import { makeRoles } from '../../src/platform/postgres/roles.js';
import { addressOf, cloneDatabase, withClient } from '../database.js';

/** A database without a single table, with an address for the owner and the desk. */
export interface EmptyDatabase {
  readonly owner: string;
  readonly desk: string;
  drop(): Promise<void>;
}

/** In the cluster that the suites share. */
export async function emptyDatabase(): Promise<EmptyDatabase> {
  const { owner, sides, drop } = await cloneDatabase('template1');
  return { owner, desk: sides.desk, drop };
}

/** On a server of its own, from the programs in `bin`, in a folder that goes when it goes. */
export async function throwawayServer(bin: string): Promise<EmptyDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'evenhand-server-'));
  const data = join(folder, 'data');
  const runAs = isRoot() ? await servant() : undefined;
  if (runAs) await chown(folder, runAs.uid, runAs.gid);
  const place = { folder, data, ...(runAs && { runAs }) };
  const binaries = { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
  const password = randomBytes(16).toString('hex');
  await ensureData({ place, binaries, password, say: () => undefined });
  const { port } = await startPostmaster({ home: folder, place, binaries, rememberedPort: null });
  const superUrl = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  await withClient(superUrl, async (client) => {
    await client.query(`create role evenhand_owner login password '${password}'`);
    await makeRoles(client, { evenhand_door: password, evenhand_desk: password, evenhand_audit: password });
    await client.query('create database evenhand owner evenhand_owner');
  });
  const url = (role: string) => addressOf(superUrl, 'evenhand', role, password);
  return {
    owner: url('evenhand_owner'),
    desk: url('evenhand_desk'),
    drop: async () => {
      await stopPostmaster(data);
      await rm(folder, { recursive: true });
    },
  };
}
