import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { launchEmbedded, type EmbeddedServer } from '../src/platform/embedded/launch.js';
import { passwordsIn } from '../src/platform/embedded/passwords.js';
import { migrate } from '../src/platform/postgres/migrate.js';
import { makeRoles } from '../src/platform/postgres/roles.js';
import { addressOf, TEMPLATE, TEST_CLUSTER } from './database.js';

const HOME = fileURLToPath(new URL('../../node_modules/.cache/evenhand-test', import.meta.url));

/** A real PostgreSQL for a suite, its roles, and a template that every test clones. */
export async function startCluster(): Promise<EmbeddedServer> {
  mkdirSync(HOME, { recursive: true });
  const server = await launchEmbedded({ home: HOME });
  const passwords = await passwordsIn(HOME);
  const client = new Client({ connectionString: server.superUrl });
  await client.connect();
  await client.query('begin; select pg_advisory_xact_lock(1)');
  await client.query(`do $$ begin
    if not exists (select from pg_roles where rolname = 'evenhand_owner') then create role evenhand_owner; end if;
  end $$; alter role evenhand_owner with login createdb password '${passwords.evenhand_owner}'; commit`);
  await makeRoles(client, passwords);
  const stale = await client.query<{ datname: string }>(
    "select datname from pg_database where datname like 'evenhand\\_t%'",
  );
  for (const { datname } of stale.rows) await client.query(`drop database if exists ${datname} with (force)`);
  await client.query(`create database ${TEMPLATE} owner evenhand_owner`);
  await migrate(addressOf(server.superUrl, TEMPLATE, 'evenhand_owner', passwords.evenhand_owner));
  await client.end();
  writeFileSync(TEST_CLUSTER, JSON.stringify({ superUrl: server.superUrl, passwords }), { mode: 0o600 });
  return server;
}
