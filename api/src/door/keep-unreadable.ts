import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { DataSource, EntityManager } from 'typeorm';
import { appendFromDoor } from '../ledger/append.js';
import { clock } from '../clock.js';

/** What could not be read, with its raw form, so that nothing is lost and a fix can be followed by a retry. */
export interface UnreadablePost {
  readonly id: string;
  readonly sourceId: string;
  readonly runId: string | null;
  readonly isHistory: boolean;
  readonly channel: string | null;
  readonly externalId: string | null;
  readonly field: string;
  readonly reason: string;
  /** `file:line` where it came from a file. */
  readonly place: string | null;
  readonly raw: string;
}

const KEEP = `
  insert into door.unreadable (brand_id, id, fingerprint, source_id, run_id, is_history, channel, external_id, field,
      reason, place, raw, received_at, tried_at)
    select distinct on (p.fingerprint) $1::uuid, p.id, decode(p.fingerprint, 'hex'), p."sourceId", p."runId", p."isHistory", p.channel, p."externalId",
           p.field, p.reason, p.place, p.raw, desk.now(), desk.now()
      from json_to_recordset($2::json) as p (
        id uuid, fingerprint text, "sourceId" uuid, "runId" uuid, "isHistory" boolean, channel text,
        "externalId" text, field text, reason text, place text, raw text)
  on conflict (brand_id, fingerprint) do update
    set field = excluded.field, reason = excluded.reason, tried_at = excluded.tried_at
  returning id`;

/** @returns the ids of those that were not kept before. */
export async function keepUnreadable(
  door: DataSource | EntityManager,
  brandId: string,
  posts: readonly UnreadablePost[],
): Promise<Set<string>> {
  if (posts.length === 0) return new Set();
  return door.transaction(async (tx) => {
    const rows = await tx.query<{ id: string }[]>(KEEP, [
      brandId,
      JSON.stringify(posts.map(withFingerprint)),
    ]);
    const kept = new Set(rows.map((row) => row.id));
    const at = await clock.now(tx);
    const entries = posts
      .filter((post) => kept.has(post.id))
      .map(({ id, sourceId, field }) => ({
        chain: sourceId,
        kind: 'post unreadable',
        actor: `source:${sourceId}`,
        at,
        body: { unreadableId: id, field },
      }));
    await appendFromDoor(tx, brandId, entries);
    return kept;
  });
}

/** The same line of the same file, by whatever path it was named, is the same. */
const withFingerprint = (post: UnreadablePost) => ({
  ...post,
  raw: post.raw.replaceAll('\0', '\uFFFD'),
  fingerprint: createHash('sha256')
    .update(`${basename(post.place ?? '')}\n${post.raw}`)
    .digest('hex'),
});
