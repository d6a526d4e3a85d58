import type { EntityManager } from 'typeorm';
import type { Channel } from '@evenhand/shared/wire/channel';

/** A post as the desk may see it: what the door left of it. */
export interface InboxPost {
  readonly id: string;
  readonly seq: string;
  readonly isHistory: boolean;
  readonly channel: Channel;
  readonly accountId: string | null;
  readonly externalId: string;
  readonly inReplyTo: string | null;
  readonly editOf: string | null;
  /** Its author had taken it back before it came in. */
  readonly isDeleted: boolean;
  /** The customer says, in one press and not in words, that what was called fixed is fixed. */
  readonly isConfirmation: boolean;
  readonly postedAt: Date;
  readonly text: string;
  readonly language: string | null;
  readonly url: string | null;
  readonly visibility: 'public' | 'direct';
  readonly mentions: readonly string[];
  readonly attachments: unknown;
  readonly author: {
    readonly externalId: string;
    readonly handle: string | null;
    readonly name: string | null;
  };
}

const WAITING = `
  select id, seq, is_history as "isHistory", channel, account_id as "accountId", external_id as "externalId",
         in_reply_to as "inReplyTo", edit_of as "editOf", is_deleted as "isDeleted",
         is_confirmation as "isConfirmation", posted_at as "postedAt", text, language, url, visibility, mentions, attachments,
         json_build_object('externalId', author_external_id, 'handle', author_handle, 'name', author_name) as author
    from door.inbox where brand_id = $1 and taken_at is null order by seq limit $2`;

const TAKEN = `
  update door.inbox i
     set taken_at = (select desk.now()), outcome = t.outcome, ticket_id = t."ticketId", reason = t.reason
    from json_to_recordset($2::json) as t (id uuid, outcome text, "ticketId" uuid, reason text)
   where i.brand_id = $1 and i.id = t.id`;

/** The oldest posts that nobody has taken, in the order in which they came. */
export function waitingPosts(tx: EntityManager, brandId: string, limit: number): Promise<InboxPost[]> {
  return tx.query<InboxPost[]>(WAITING, [brandId, limit]);
}

/** Whether this transaction is now the only one that takes this brand's posts. */
export async function holdInbox(tx: EntityManager, brandId: string): Promise<boolean> {
  const [row] = await tx.query<{ held: boolean }[]>(
    "select pg_try_advisory_xact_lock(hashtext('evenhand inbox'), hashtext($1)) as held",
    [brandId],
  );
  return row?.held ?? false;
}

/** Nobody takes this brand's posts until this transaction ends: it moves the threads in which they would be placed. */
export async function waitForInbox(tx: EntityManager, brandId: string): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtext('evenhand inbox'), hashtext($1))", [brandId]);
}

export async function markTaken(
  tx: EntityManager,
  brandId: string,
  taken: readonly { id: string; outcome: string; ticketId: string | null; reason: string }[],
): Promise<void> {
  await tx.query(TAKEN, [brandId, JSON.stringify(taken)]);
}

/** The brands in which something waits. */
export async function brandsWithPosts(tx: Pick<EntityManager, 'query'>): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select b.id from desk.brand b
      where exists (select from door.inbox i where i.brand_id = b.id and i.taken_at is null)`,
  );
  return rows.map((row) => row.id);
}
