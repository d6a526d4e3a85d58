import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

import { type EmbeddedServer, launchEmbedded } from '../../src/platform/embedded/launch.js';
import { passwordsIn } from '../../src/platform/embedded/passwords.js';
import { findPostmaster, stopPostmaster } from '../../src/platform/embedded/postmaster.js';
import { markOf } from '../../src/platform/embedded/processes.js';

const asRoot = process.getuid?.() === 0 ? it : it.skip;

describe('the embedded PostgreSQL', () => {
  let home: string;
  let lines: string[];
  let strangers: ChildProcess[];

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'embedded-'));
    await chmod(home, 0o755);
    lines = [];
    strangers = [];
  });

  afterEach(async () => {
    for (const stranger of strangers) stranger.kill('SIGKILL');
    await stopPostmaster(data());
    await rm(home, { recursive: true, force: true });
  });

  const data = (): string => join(home, 'postgres', 'data');
  const launch = (): Promise<EmbeddedServer> => launchEmbedded({ home, say: (line) => lines.push(line) });

  async function ask(server: EmbeddedServer, sql: string): Promise<unknown[]> {
    const client = new Client({ connectionString: server.superUrl, ssl: false });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows.flatMap((row) => Object.values(row));
    } finally {
      await client.end();
    }
  }

  async function pid(): Promise<number> {
    const found = await findPostmaster(data());
    return found?.pid ?? Number.NaN;
  }

  async function kill9(): Promise<void> {
    const victim = await pid();
    process.kill(victim, 'SIGKILL');
    while ((await markOf(victim)) !== null) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  /** Another living process, as the note of a home counts it. */
  async function stranger(): Promise<ChildProcess> {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']);
    strangers.push(child);
    await once(child, 'spawn');
    return child;
  }

  async function pretendTenant(child: ChildProcess): Promise<void> {
    const note = JSON.parse(await readFile(join(home, 'server.json'), 'utf8'));
    await writeFile(
      join(home, 'server.json'),
      JSON.stringify({ ...note, tenants: [await markOf(child.pid!)] }),
    );
  }

  it('starts, answers, and stops without a trace of the process', async () => {
    const server = await launch();
    expect(server.startedHere).toBe(true);
    expect(await ask(server, 'select 1')).toEqual([1]);
    await server.stop();
    expect(await findPostmaster(data())).toBeNull();
  });

  it('is PostgreSQL 18 in UTF8 with C.UTF-8, fsync on, and scram passwords', async () => {
    const server = await launch();
    const settings = ['server_version', 'server_encoding', 'fsync', 'password_encryption', 'max_connections'];
    const shown = await ask(server, `select current_setting(unnest(array['${settings.join(`','`)}']))`);
    expect(shown).toEqual([expect.stringMatching(/^18/), 'UTF8', 'on', 'scram-sha-256', '200']);
    expect(await ask(server, `select datcollate from pg_database where datname = 'template1'`)).toEqual([
      'C.UTF-8',
    ]);
    const methods = await ask(server, 'select distinct auth_method from pg_hba_file_rules');
    expect(methods).toEqual(['scram-sha-256']);
  });

  it('is joined by a second launch, which leaves it running when it stops', async () => {
    const keeper = await launch();
    const guest = await launch();
    expect([guest.startedHere, guest.port]).toEqual([false, keeper.port]);
    await guest.stop();
    expect(await ask(keeper, 'select 1')).toEqual([1]);
    await keeper.stop();
    expect(await findPostmaster(data())).toBeNull();
  });

  it('starts once when two launch at the same time', async () => {
    const both = await Promise.all([launch(), launch()]);
    expect(both.filter((server) => server.startedHere)).toHaveLength(1);
    expect(both[0].port).toBe(both[1].port);
  });

  it('is kept by whoever joins it after its keeper was killed', async () => {
    await launch();
    const killed = await stranger();
    await pretendTenant(killed);
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    const heir = await launch();
    expect(heir.startedHere).toBe(true);
    await heir.stop();
    expect(await findPostmaster(data())).toBeNull();
  });

  it('is left to another process that still uses it', async () => {
    await launch();
    await pretendTenant(await stranger());
    const guest = await launch();
    await guest.stop();
    expect(guest.startedHere).toBe(false);
    expect(await ask(guest, 'select 1')).toEqual([1]);
  });

  it('comes back with its data and on its port after kill -9', async () => {
    const before = await launch();
    await ask(before, 'create table kept as select 42 as answer');
    await kill9();
    const after = await launch();
    expect(await ask(after, 'select answer from kept')).toEqual([42]);
    expect([after.startedHere, after.port]).toEqual([true, before.port]);
  });

  it('starts although a stranger has got the number in its old postmaster.pid', async () => {
    await launch();
    const child = await stranger();
    const noted = await readFile(join(data(), 'postmaster.pid'), 'utf8');
    await kill9();
    await writeFile(join(data(), 'postmaster.pid'), noted.replace(/^\d+/, String(child.pid)));
    expect(await ask(await launch(), 'select 1')).toEqual([1]);
    expect(child.exitCode).toBeNull();
  });

  it('takes another port when its own is taken', async () => {
    const before = await launch();
    await before.stop();
    const squatter = createServer().listen(before.port, '127.0.0.1');
    await once(squatter, 'listening');
    const after = await launch();
    squatter.close();
    expect(after.port).not.toBe(before.port);
    expect(await ask(after, 'select 1')).toEqual([1]);
  });

  it('listens on 127.0.0.1 alone, without a socket file', async () => {
    const server = await launch();
    expect(await ask(server, `select current_setting('listen_addresses')`)).toEqual(['127.0.0.1']);
    expect(await ask(server, `select current_setting('unix_socket_directories')`)).toEqual(['']);
    const addresses = Object.values(networkInterfaces()).flatMap((found) => found ?? []);
    for (const { address } of addresses.filter((found) => !found.internal && found.family === 'IPv4')) {
      const url = server.superUrl.replace('127.0.0.1', address);
      await expect(ask({ ...server, superUrl: url }, 'select 1')).rejects.toThrow('ECONNREFUSED');
    }
  });

  it('keeps its passwords in a file of mode 600, the same on each start', async () => {
    const [first, second] = await Promise.all([passwordsIn(home), passwordsIn(home)]);
    expect(second).toEqual(first);
    expect(new Set(Object.values(first)).size).toBe(5);
    const server = await launch();
    expect(new URL(server.superUrl).password).toBe(first.postgres);
    for (const file of ['passwords.json', 'server.json', 'postgres.log']) {
      expect((await stat(join(home, file))).mode & 0o777).toBe(0o600);
    }
  });

  it('refuses a wrong password', async () => {
    const server = await launch();
    const superUrl = server.superUrl.replace(/:[^:@]+@/, ':guess@');
    await expect(ask({ ...server, superUrl }, 'select 1')).rejects.toThrow('password authentication failed');
  });

  it('mends an initdb that was killed halfway, and deletes nothing that may be data', async () => {
    await mkdir(join(home, 'postgres', 'init-killed', 'data'), { recursive: true });
    await mkdir(data());
    await writeFile(join(data(), 'PG_VERSION'), '18\n');
    expect(await ask(await launch(), 'select 1')).toEqual([1]);
    const left = (await readdir(join(home, 'postgres'))).map((name) => name.replace(/-[0-9a-f]{8}$/, ''));
    expect(left.sort()).toEqual(['data', 'data.unfinished']);
    expect(lines.join('\n')).toContain('no complete database');
  });

  it('breaks the lock of a start that was killed', async () => {
    await writeFile(join(home, 'starting.lock'), JSON.stringify({ pid: 2 ** 30, bornAt: '1' }));
    expect(await ask(await launch(), 'select 1')).toEqual([1]);
    expect(await readdir(home)).not.toContain('starting.lock');
  });

  it('says which file to restore when its passwords are gone', async () => {
    const server = await launch();
    await server.stop();
    await rm(join(home, 'passwords.json'));
    await expect(launch()).rejects.toThrow(/passwords\.json are not those of the database/);
    expect(await findPostmaster(data())).toBeNull();
  });

  it('says what to do with data of another version', async () => {
    const server = await launch();
    await server.stop();
    await writeFile(join(data(), 'PG_VERSION'), '17\n');
    await expect(launch()).rejects.toThrow(/made by PostgreSQL 17/);
  });

  asRoot('lies outside a home that only root may enter, and says where', async () => {
    await chmod(home, 0o700);
    const server = await launch();
    const outside = await readlink(join(home, 'postgres'));
    expect(await ask(server, 'select 1')).toEqual([1]);
    expect(lines.join('\n')).toContain(outside);
    await server.stop();
    await rm(outside, { recursive: true });
  });
});
