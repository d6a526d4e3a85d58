import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { clock } from '../clock.js';
import { appendFromDoor } from '../ledger/append.js';
import { Door } from './door.js';

/** One that waits for a fix. Its raw form stays behind the door. */
export interface UnreadableEntry {
  readonly id: string;
  readonly sourceId: string;
  readonly channel: string | null;
  readonly externalId: string | null;
  readonly field: string;
  readonly reason: string;
  readonly place: string | null;
  readonly receivedAt: Date;
  readonly triedAt: Date;
}

interface Kept extends UnreadableEntry {
  readonly runId: string | null;
  readonly isHistory: boolean;
  readonly raw: string;
}

const COLUMNS = `id, source_id as "sourceId", channel, external_id as "externalId", field, reason, place,
  received_at as "receivedAt", tried_at as "triedAt"`;
const LIST = `
  select * from (
    (select ${COLUMNS} from door.unreadable
      where brand_id = $1 and mended_at is null order by received_at, id limit $2)
    union all
    (select id, source_id, channel, external_id, 'post', reason, null, taken_at, taken_at from door.inbox
      where brand_id = $1 and outcome = 'unreadable' order by taken_at, id limit $2)
  ) both_kinds order by "receivedAt", id limit $2`;
const KEPT = `select ${COLUMNS}, run_id as "runId", is_history as "isHistory", raw from door.unreadable
  where brand_id = $1 and mended_at is null
    and ($2::uuid is null or (received_at, id) > (select received_at, id from door.unreadable where brand_id = $1 and id = $2))
  order by received_at, id limit $3`;
const PAGE = 1_000;

/** What the door could not read: listed, and tried again after a fix. */
@Injectable()
export class UnreadableList {
  constructor(
    @InjectDataSource('door') private readonly database: DataSource,
    private readonly door: Door,
  ) {}

  /** What the door could not read, and what the desk could not store: that one's times are those of the try. */
  list(brandId: string, limit = PAGE): Promise<UnreadableEntry[]> {
    return this.database.query<UnreadableEntry[]>(LIST, [brandId, limit]);
  }

  /** Tries all that the door could not read, oldest first. */
  async retry(brandId: string, page = PAGE): Promise<{ mended: number; unreadable: number }> {
    const tried = { mended: 0, unreadable: 0 };
    let last: Kept | undefined;
    do {
      const kept: Kept[] = await this.database.query<Kept[]>(KEPT, [brandId, last?.id ?? null, page]);
      for (const one of kept) tried[(await this.retryOne(brandId, one)) ? 'mended' : 'unreadable'] += 1;
      last = kept.at(-1);
    } while (last);
    return tried;
  }

  private async retryOne(brandId: string, kept: Kept): Promise<boolean> {
    const { sourceId, runId, isHistory, raw } = kept;
    const post = parsed(raw);
    const [receipt] = post
      ? await this.door.take({ source: { brandId, id: sourceId }, runId: null, isHistory }, [
          { post, raw, ...(kept.place && { place: kept.place }) },
        ])
      : [];
    const isMended = receipt !== undefined && receipt.result !== 'unreadable';
    await this.database.transaction(async (tx) => {
      const [tried] = await tx.query<[unknown[], number]>(
        `update door.unreadable set tried_at = desk.now(), mended_at = case when $3 then desk.now() end
          where brand_id = $1 and id = $2 and mended_at is null returning id`,
        [brandId, kept.id, isMended],
      );
      if (!isMended || tried.length === 0) return;
      const body = { unreadableId: kept.id, runId };
      const at = await clock.now(tx);
      await appendFromDoor(tx, brandId, [{ chain: sourceId, kind: 'post mended', actor: 'door', at, body }]);
    });
    return isMended;
  }
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
