import type { DataSource } from 'typeorm';
import type { QueueRow } from '@evenhand/shared/wire/queue';
import { clock } from '../../clock.js';
import { readFeed } from '../../ledger/feed.js';
import { queueRows } from '../queue/queue-rows.js';

/** What has changed up to a cursor, before it is cut to what a viewer may see. */
export interface Change {
  readonly cursor: string;
  readonly rows: readonly QueueRow[];
  /** Who has new notices. */
  readonly told: ReadonlySet<string>;
  readonly now: Date;
}

const READ = 500;

interface Read {
  readonly cursor: string;
  readonly tickets: ReadonlySet<string>;
  readonly told: ReadonlySet<string>;
  /** Whether it was read to the end of the feed. */
  readonly isAll: boolean;
}

/** What comes after a cursor, up to so many events. `isAll` says whether that was the end of the feed. */
export async function changesSince(
  desk: DataSource,
  brandId: string,
  from: string,
  most: number,
): Promise<Change & { isAll: boolean }> {
  const read = await readOn(desk, brandId, from, most);
  return { ...(await changeOf(desk, brandId, read)), isAll: read.isAll };
}

/** All that comes after a cursor; null where it is more than so many events, whose tickets are not read then. */
export async function allSince(
  desk: DataSource,
  brandId: string,
  from: string,
  most: number,
): Promise<Change | null> {
  const read = await readOn(desk, brandId, from, most);
  return read.isAll ? changeOf(desk, brandId, read) : null;
}

async function readOn(desk: DataSource, brandId: string, from: string, most: number): Promise<Read> {
  const tickets = new Set<string>();
  const told = new Set<string>();
  let cursor = from;
  let isAll = false;
  for (let read = 0; read < most && !isAll; read += READ) {
    const events = await readFeed(desk, brandId, cursor, READ);
    for (const event of events) {
      tickets.add(event.chain);
      for (const personId of event.told ?? []) if (personId) told.add(personId);
    }
    cursor = events.at(-1)?.cursor ?? cursor;
    isAll = events.length < READ;
  }
  return { cursor, tickets, told, isAll };
}

async function changeOf(desk: DataSource, brandId: string, { cursor, tickets, told }: Read): Promise<Change> {
  return { cursor, rows: await queueRows(desk, brandId, [...tickets]), told, now: await clock.now(desk) };
}
