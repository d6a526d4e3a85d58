import type { EntityManager } from 'typeorm';
import type { Placement } from '../intake/ticket-book.js';
import type { Answer } from './timekeeping.js';

/** A reply of ours that came through the door before the post that it answers. */
export interface AdoptedReply extends Answer {
  readonly postId: string;
  readonly channel: string;
  readonly externalId: string;
  readonly answersCustomer: boolean;
  readonly origin: string;
  readonly reason: string;
  readonly textHash: string;
  readonly isDeflection: boolean;
}

interface Parent {
  readonly channel: string;
  readonly externalId: string;
  readonly ticketId: string | null;
  readonly isCustomer: boolean;
}

const ADOPT = `
  update desk.post r set ticket_id = c."ticketId", arrival = default, answers_customer = c."isCustomer",
         reason = 'our own account had answered a post that came in later'
    from json_to_recordset($2::json) as c (channel text, "externalId" text, "ticketId" uuid, "isCustomer" boolean)
   where r.brand_id = $1 and r.ticket_id is null and r.outcome = 'reply'
     and (r.channel, r.in_reply_to) = (c.channel, c."externalId")
  returning r.id as "postId", r.channel, r.external_id as "externalId", r.ticket_id as "ticketId", r.posted_at as at,
            r.answers_customer as "answersCustomer", r.origin, r.reason, r.is_deflection as "isDeflection",
            encode(sha256(r.salt || convert_to(r.text, 'UTF8')), 'hex') as "textHash"`;

/** Gives them, and our replies to them, their ticket, where they arrive only now. */
export async function adoptReplies(
  tx: EntityManager,
  brandId: string,
  placements: readonly Placement[],
): Promise<AdoptedReply[]> {
  let parents: Parent[] = placements
    .filter(({ decision }) => decision.ticketId !== null)
    .map(({ post, decision }) => ({
      channel: post.channel,
      externalId: post.externalId,
      ticketId: decision.ticketId,
      isCustomer: decision.outcome === 'reply' ? decision.answersCustomer : decision.outcome !== 'bystander',
    }));
  const all: AdoptedReply[] = [];
  while (parents.length > 0) {
    const [adopted] = await tx.query<[AdoptedReply[], number]>(ADOPT, [brandId, JSON.stringify(parents)]);
    all.push(...adopted);
    parents = adopted.map((reply) => ({ ...reply, isCustomer: reply.answersCustomer }));
  }
  return all;
}
