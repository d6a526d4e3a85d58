import { type DynamicModule, type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { LoggerModule } from 'nestjs-pino';
import { DeskVerbsModule } from '../desk/desk.module.js';
import { DESK_ENTITIES } from '../desk/entities.js';
import { DEMO_VERBS } from '../demo/demo-verbs.js';
import { BoardAccounts } from '../door/board/board-accounts.js';
import { BoardDoor } from '../door/board/board-door.js';
import { Door } from '../door/door.js';
import { UnreadableList } from '../door/unreadable-list.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { People } from '../people/people.js';
import { logging } from '../platform/log.js';
import { type Database, openDatabase } from '../platform/postgres/database.js';
import { migrate } from '../platform/postgres/migrate.js';
import { sideModule } from '../platform/postgres/side.module.js';
import { Refusal } from '../platform/refusal.js';
import { SettingsModule } from '../platform/settings.module.js';
import { readSettings } from '../settings.js';

/** Who the ledger says it was. */
export const OPERATOR = 'operator';

@Module({})
class CommandModule {
  static on({ sides }: Database): DynamicModule {
    return {
      module: CommandModule,
      imports: [
        LoggerModule.forRoot(logging('silent')),
        SettingsModule.of(readSettings()),
        sideModule('door', sides.door, []),
        sideModule('desk', sides.desk, DESK_ENTITIES),
        LedgerModule.waking(sides.desk),
        DeskVerbsModule,
      ],
      providers: [People, Door, BoardAccounts, BoardDoor, UnreadableList, ...DEMO_VERBS],
    };
  }
}

/** The database that the settings name, up to date: the running one, or started for this command and stopped again. */
async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(readSettings(), (line) => console.error(line));
  try {
    if (database.owner) await migrate(database.owner);
    return await work(database);
  } finally {
    await database.stop();
  }
}

/** The desk's verbs and the door's, each on its own side's connection. Nothing rings and nothing listens. */
export function withDesk<T>(work: (desk: INestApplicationContext) => Promise<T>): Promise<T> {
  return withDatabase(async (database) => {
    const desk = await NestFactory.createApplicationContext(CommandModule.on(database), {
      logger: false,
      abortOnError: false,
    });
    try {
      return await work(desk);
    } finally {
      await desk.close();
    }
  });
}

/** The owner's address, for what no side may do. @throws Refusal where only the sides' addresses are known */
export function withOwner<T>(work: (owner: string) => Promise<T>): Promise<T> {
  return withDatabase(async ({ owner }) => {
    if (!owner) throw new Refusal('no-owner', 'This needs the owner of the database: set DATABASE_URL.');
    return work(owner);
  });
}

/** A command's result: one JSON value on standard output. */
export function print(result: unknown): void {
  process.stdout.write(`${JSON.stringify(result)}\n`);
}
