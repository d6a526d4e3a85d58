import type { EntityManager } from 'typeorm';
import type { Reach } from './reach.js';
import { wellFormed } from './well-formed.js';

/** A row for the inbox, with what goes to the vault beside it. */
export interface Arrival {
  readonly id: string;
  readonly sourceId: string;
  readonly runId: string | null;
  readonly isHistory: boolean;
  readonly channel: string;
  readonly accountId: string | null;
  readonly externalId: string;
  readonly inReplyTo: string | null;
  readonly postedAt: string;
  readonly text: string;
  readonly language: string | null;
  readonly url: string | null;
  readonly visibility: string;
  readonly editOf: string | null;
  readonly isDeleted: boolean;
  readonly quotes: string | null;
  readonly mentions: readonly string[];
  readonly attachments: unknown;
  readonly author: {
    readonly externalId: string;
    readonly handle: string | null;
    readonly name: string | null;
  };
  /** The customer says that the problem is solved: known of the board alone. */
  readonly isConfirmation: boolean;
  readonly reach: Reach | null;
  /** The post's own JSON, to the letter. */
  readonly raw: string;
}

/** Inbox and vault in one statement, which is one transaction. A post that is there already changes nothing. */
const STORE = `
  with present as materialized (select desk.now() as at), arrival as (
    select * from json_to_recordset($2::json) as p (
      id uuid, "sourceId" uuid, "runId" uuid, "isHistory" boolean, channel text, "accountId" uuid, "externalId" text,
      "inReplyTo" text, "postedAt" timestamptz, text text, language text, url text, visibility text, "editOf" text,
      "isDeleted" boolean, quotes text, mentions text[], attachments json, "isConfirmation" boolean, author json, reach json, raw text)
  ), stored as (
    insert into door.inbox (brand_id, id, source_id, run_id, is_history, channel, account_id, external_id, in_reply_to,
        posted_at, text, language, url, visibility, edit_of, is_deleted, quotes, mentions, attachments,
        is_confirmation, author_external_id, author_handle, author_name, received_at)
      select $1, id, "sourceId", "runId", "isHistory", channel, "accountId", "externalId", "inReplyTo",
             "postedAt", text, language, url, visibility, "editOf", "isDeleted", quotes, mentions, attachments,
             "isConfirmation", author ->> 'externalId', author ->> 'handle', author ->> 'name', (select at from present)
        from arrival
    on conflict do nothing
    returning id
  ), kept as (
    insert into vault.raw (brand_id, post_id, source_id, raw, received_at)
      select $1, id, "sourceId", raw::json, (select at from present) from arrival join stored using (id)
  ), seen as (
    insert into vault.reach (brand_id, post_id, source_id, followers, following, verified, observed_at, received_at)
      select $1, id, "sourceId", (reach ->> 'followers')::bigint, (reach ->> 'following')::bigint,
             (reach ->> 'verified')::boolean,
             coalesce((reach ->> 'observedAt')::timestamptz, (select at from present)), (select at from present)
        from arrival join stored using (id) where reach is not null and reach::text <> 'null'
  )
  select id from stored`;

/** @returns the ids of those that were new. */
export async function storePosts(
  door: Pick<EntityManager, 'query'>,
  brandId: string,
  posts: readonly Arrival[],
): Promise<Set<string>> {
  if (posts.length === 0) return new Set();
  const rows = await door.query<{ id: string }[]>(STORE, [brandId, JSON.stringify(posts, readable)]);
  return new Set(rows.map((row) => row.id));
}

const readable = (_: string, value: unknown) => (typeof value === 'string' ? wellFormed(value) : value);
