import type { EntityManager } from 'typeorm';
import type { Placement } from '../intake/ticket-book.js';
import type { Answer } from './timekeeping.js';

/** A reply of ours that came through the door before the post that it answers. */
export interface AdoptedReply extends Answer {
  readonly postId: string;
}

const ADOPT = `
  update desk.post r set ticket_id = c."ticketId", answers_customer = c."isCustomer",
         reason = 'our own account had answered a post that came in later'
    from json_to_recordset($2::json) as c (channel text, "externalId" text, "ticketId" uuid, "isCustomer" boolean)
   where r.brand_id = $1 and r.ticket_id is null and r.outcome = 'reply'
     and (r.channel, r.in_reply_to) = (c.channel, c."externalId")
  returning r.id as "postId", r.ticket_id as "ticketId", r.posted_at as at, r.answers_customer as "answersCustomer"`;

/** Gives them their ticket, and returns those that answered the customer. */
export async function adoptReplies(
  tx: EntityManager,
  brandId: string,
  placements: readonly Placement[],
): Promise<AdoptedReply[]> {
  const posts = placements
    .filter(({ decision }) => decision.ticketId !== null && decision.outcome !== 'reply')
    .map(({ post, decision }) => ({
      channel: post.channel,
      externalId: post.externalId,
      ticketId: decision.ticketId,
      isCustomer: decision.outcome !== 'bystander',
    }));
  if (posts.length === 0) return [];
  const [adopted] = await tx.query<[(AdoptedReply & { answersCustomer: boolean })[], number]>(ADOPT, [
    brandId,
    JSON.stringify(posts),
  ]);
  return adopted.filter((reply) => reply.answersCustomer);
}
