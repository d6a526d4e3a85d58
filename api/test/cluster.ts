import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { launchEmbedded } from '../src/platform/embedded/launch.js';
import { passwordsIn } from '../src/platform/embedded/passwords.js';
import { migrate } from '../src/platform/postgres/migrate.js';
import { makeRoles } from '../src/platform/postgres/roles.js';
import { addressOf, templateName, withClient } from './database.js';
import { forgetNotes, isOver, noteOf, runId } from './run.js';

const HOME = fileURLToPath(new URL('../../node_modules/.cache/evenhand-test', import.meta.url));

/** What a suite's run holds until its end. */
export interface RunningCluster {
  stop(): Promise<void>;
}

/** A real PostgreSQL for this run and others at the same time, its roles, and a template that every test clones. */
export async function startCluster(): Promise<RunningCluster> {
  mkdirSync(HOME, { recursive: true });
  const server = await launchEmbedded({ home: HOME });
  const passwords = await passwordsIn(HOME);
  forgetNotes();
  await withClient(server.superUrl, async (client) => {
    await makeOwnerAndRoles(client, passwords);
    await dropOver(client);
    await client.query(`create database ${templateName()} owner evenhand_owner`);
  });
  await migrate(addressOf(server.superUrl, templateName(), 'evenhand_owner', passwords.evenhand_owner));
  writeFileSync(noteOf(runId()), JSON.stringify({ superUrl: server.superUrl, passwords }), { mode: 0o600 });
  return {
    stop: async () => {
      await withClient(server.superUrl, dropOver);
      forgetNotes();
      await server.stop();
    },
  };
}

async function makeOwnerAndRoles(client: Client, passwords: Awaited<ReturnType<typeof passwordsIn>>) {
  await client.query('begin; select pg_advisory_xact_lock(1)');
  await client.query(`do $$ begin
    if not exists (select from pg_roles where rolname = 'evenhand_owner') then create role evenhand_owner; end if;
  end $$; alter role evenhand_owner with login createdb password '${passwords.evenhand_owner}'; commit`);
  await makeRoles(client, passwords);
}

/** Drops what runs that are over have left: killed ones, and this one at its end. */
async function dropOver(client: Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    "select datname from pg_database where datname like 'evenhand\\_t%'",
  );
  for (const { datname } of rows)
    if (isOver(datname)) await client.query(`drop database if exists ${datname} with (force)`);
}
