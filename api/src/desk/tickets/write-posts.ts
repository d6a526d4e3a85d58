import type { EntityManager } from 'typeorm';
import type { Placement } from '../intake/ticket-book.js';

export interface PostRow {
  readonly placement: Placement;
  readonly authorId: string;
  readonly salt: Buffer;
  readonly wantsAnswer: boolean;
}

const WRITE = `
  insert into desk.post (brand_id, id, channel, external_id, ticket_id, account_id, author_id, outcome, reason,
      in_reply_to, answers_customer, is_deflection, wants_answer, origin, posted_at, text, salt, language, url, visibility,
      attachments)
    select $1, id, channel, "externalId", "ticketId", "accountId", "authorId", outcome, reason,
           "inReplyTo", "answersCustomer", "isDeflection", "wantsAnswer", origin, "postedAt", text, decode(salt, 'hex'), language, url, visibility,
           attachments
      from json_to_recordset($2::json) as p (
        id uuid, channel text, "externalId" text, "ticketId" uuid, "accountId" uuid, "authorId" uuid, outcome text,
        reason text, "inReplyTo" text, "answersCustomer" boolean, "isDeflection" boolean,
        "wantsAnswer" boolean, origin text, "postedAt" timestamptz, text text,
        salt text, language text, url text, visibility text, attachments json)`;

export async function writePosts(
  tx: EntityManager,
  brandId: string,
  rows: readonly PostRow[],
): Promise<void> {
  await tx.query(WRITE, [brandId, JSON.stringify(rows.map(asJson))]);
}

const asJson = ({ placement, authorId, salt, wantsAnswer }: PostRow) => {
  const { post, decision, language, isDeflection } = placement;
  return {
    ...decision,
    id: post.id,
    channel: post.channel,
    externalId: post.externalId,
    accountId: post.accountId,
    authorId,
    inReplyTo: post.inReplyTo,
    isDeflection,
    wantsAnswer,
    origin: originOf(decision.outcome, post.isHistory),
    postedAt: post.postedAt,
    text: post.text,
    salt: salt.toString('hex'),
    language,
    url: post.url,
    visibility: post.visibility,
    attachments: post.attachments,
  };
};

function originOf(outcome: string, isHistory: boolean): string | null {
  if (outcome !== 'reply') return null;
  return isHistory ? 'imported' : 'outside';
}
