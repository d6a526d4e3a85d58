import type { EntityManager } from 'typeorm';
import { CURSOR } from '@evenhand/shared/feed/cursor';

/** An event as the feed hands it on. */
export interface FeedEvent {
  readonly chain: string;
  readonly seq: string;
  readonly kind: string;
  readonly cursor: string;
  /** Whom a rung reached in their browsers. */
  readonly told: readonly (string | null)[] | null;
}

/**
 * Rows that nothing can slip in front of any more: those below the oldest transaction still open. A reader that
 * remembers the largest id it saw would skip a row that commits late.
 */
const READ = `
  select chain, seq, kind, epoch || '.' || xid || '.' || id as cursor,
         case kind when 'escalated' then coalesce(body -> 'personIds', json_build_array(body -> 'personId'))
                   when 'could not tell' then json_build_array(body -> 'insteadId') end as told
    from ledger.event
   where brand_id = $1
     and (epoch, xid, id) > ($2::int, $3::text::xid8, $4::bigint)
     and (epoch < (select number from ledger.epoch) or xid < pg_snapshot_xmin(pg_current_snapshot()))
   order by epoch, xid, id
   limit $5`;

const HEAD = `
  select (select number from ledger.epoch) || '.' || pg_snapshot_xmin(pg_current_snapshot()) || '.0' as cursor`;

/** @returns null where the text is no cursor. */
export function parseCursor(cursor: string): [string, string, string] | null {
  const [, epoch, xid, id] = CURSOR.exec(cursor) ?? [];
  return epoch && xid && id ? [epoch, xid, id] : null;
}

/** A brand's events after a cursor, oldest first. */
export async function readFeed(
  tx: Pick<EntityManager, 'query'>,
  brandId: string,
  after: string,
  limit: number,
): Promise<FeedEvent[]> {
  const position = parseCursor(after);
  if (!position) throw new RangeError(`"${after}" is no cursor of the feed.`);
  return tx.query<FeedEvent[]>(READ, [brandId, ...position, limit]);
}

/** Where the feed stands now: whatever is not yet visible comes after it. */
export async function feedHead(tx: Pick<EntityManager, 'query'>): Promise<string> {
  const [row] = await tx.query<{ cursor: string }[]>(HEAD);
  if (!row) throw new Error('The feed has no head.');
  return row.cursor;
}
