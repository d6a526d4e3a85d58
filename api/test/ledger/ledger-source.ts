import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { append, type Entry } from '../../src/ledger/append.js';
import { cloneDatabase, type TestDatabase } from '../database.js';

/** A database, and connections to it as the desk has them. */
export interface LedgerDesk {
  readonly database: TestDatabase;
  readonly desk: DataSource;
  close(): Promise<void>;
}

export async function startLedger(connections = 10): Promise<LedgerDesk> {
  const database = await cloneDatabase();
  const desk = await new DataSource({
    type: 'postgres',
    url: database.sides.desk,
    extra: { max: connections },
  }).initialize();
  return {
    database,
    desk,
    close: async () => {
      await desk.destroy();
      await database.drop();
    },
  };
}

export function anEntry(given: Partial<Entry> = {}): Entry {
  return {
    chain: randomUUID(),
    kind: 'noted',
    actor: 'test',
    at: new Date('2026-11-22T09:14:03.250Z'),
    body: {},
    ...given,
  };
}

/** A transaction that has appended and stays open until it is told to commit. */
export interface HeldAppend {
  commit(): Promise<void>;
}

export async function appendAndHold(
  desk: DataSource,
  brandId: string,
  entries: Entry[],
): Promise<HeldAppend> {
  const gate = Promise.withResolvers<undefined>();
  const appended = Promise.withResolvers<undefined>();
  const done = desk.transaction(async (tx: EntityManager) => {
    await append(tx, brandId, entries);
    appended.resolve(undefined);
    await gate.promise;
  });
  await Promise.race([appended.promise, done]);
  return {
    commit: () => {
      gate.resolve(undefined);
      return done;
    },
  };
}
