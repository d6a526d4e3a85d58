import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { Brands } from '../src/desk/coverage/brands.js';
import { DESK_ENTITIES } from '../src/desk/entities.js';
import { migrate } from '../src/platform/postgres/migrate.js';
import { openDatabase, type Database } from '../src/platform/postgres/database.js';
import { readSettings } from '../src/settings.js';
import { Server } from './server.js';

/** A folder that is gone afterwards, whatever happens in between. */
export async function inFolder<T>(work: (home: string) => Promise<T>): Promise<T> {
  const home = await mkdtemp(join(tmpdir(), 'evenhand-bench-'));
  // Started by root, PostgreSQL runs as somebody else, who must be able to enter.
  await chmod(home, 0o755);
  try {
    return await work(home);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

/** A fresh, migrated database, with the owner's connection, and servers on it. */
export class Stage {
  private readonly servers: Server[] = [];

  private constructor(
    private readonly home: string,
    private readonly database: Database,
    readonly owner: Client,
    private readonly desk: DataSource,
  ) {}

  static on<T>(work: (stage: Stage) => Promise<T>): Promise<T> {
    return inFolder(async (home) => {
      const stage = await Stage.open(home);
      try {
        return await work(stage);
      } finally {
        await stage.close();
      }
    });
  }

  private static async open(home: string): Promise<Stage> {
    const database = await openDatabase(readSettings({ EVENHAND_DATA: home }), () => {});
    const url = database.owner as string;
    await migrate(url);
    const owner = new Client({ connectionString: url });
    await owner.connect();
    const desk = new DataSource({ type: 'postgres', url: database.sides.desk, entities: DESK_ENTITIES });
    return new Stage(home, database, owner, await desk.initialize());
  }

  get brands(): Brands {
    return new Brands(this.desk);
  }

  /** Another connection, which sees what is committed. */
  async watcher(): Promise<Client> {
    const watcher = new Client({ connectionString: this.database.owner });
    await watcher.connect();
    return watcher;
  }

  async serve(): Promise<Server> {
    const server = await Server.start(this.home);
    this.servers.push(server);
    return server;
  }

  private async close(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.stop()));
    await this.owner.end();
    await this.desk.destroy();
    await this.database.stop();
  }
}
