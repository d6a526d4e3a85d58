import type { EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { Receipt } from '../../platform/sending.js';
import type { AskedTicket } from './asked-ticket.js';
import type { OutgoingRow } from './outgoing.js';

const KNOWN_AUTHOR = `
  select u.id from desk.author u join desk.account a
      on (a.brand_id, a.channel, a.external_id) = (u.brand_id, u.channel, u.external_id)
   where a.brand_id = $1 and a.id = $2`;

/** The account speaks for the brand on its channel, as it does in posts that come in. */
const MEET_AUTHOR = `
  insert into desk.author as known (brand_id, id, channel, external_id, handle)
    select brand_id, $3, channel, external_id, handle from desk.account where brand_id = $1 and id = $2
  on conflict (brand_id, channel, external_id) do update set handle = coalesce(known.handle, excluded.handle)
  returning id`;

const WRITE = `
  insert into desk.post (brand_id, id, channel, external_id, ticket_id, account_id, author_id, outcome, reason,
      in_reply_to, answers_customer, origin, posted_at, text, salt, language, is_deflection, written_by, signed_as)
    select $1, $2, o.channel, $3, o.ticket_id, o.account_id, $4, 'reply', 'sent from here',
           (select p.external_id from desk.post p where (p.brand_id, p.id) = (o.brand_id, o.answers_post_id)), true,
           'evenhand', $5, o.text, o.salt, $6, o.is_deflection, o.person_id, o.signed_as
      from desk.outgoing o where o.brand_id = $1 and o.id = $7`;

const DONE = `
  update desk.outgoing
     set state = 'delivered', delivered_at = $3, external_id = $4, taken_until = null, reason = null
   where brand_id = $1 and id = $2`;

/** The reply stands in the conversation, as the channel gave it its id and its instant. @returns the post's id. */
export async function writeDelivery(
  tx: EntityManager,
  ticket: AskedTicket,
  reply: OutgoingRow,
  { externalId, deliveredAt }: Receipt,
): Promise<string> {
  const { brandId, id } = reply;
  const postId = newId();
  const authorId = await authorOf(tx, brandId, reply.accountId);
  await tx.query(WRITE, [brandId, postId, externalId, authorId, deliveredAt, ticket.language, id]);
  await tx.query(DONE, [brandId, id, deliveredAt, externalId]);
  return postId;
}

async function authorOf(tx: EntityManager, brandId: string, accountId: string): Promise<string> {
  const [known] = await tx.query<{ id: string }[]>(KNOWN_AUTHOR, [brandId, accountId]);
  if (known) return known.id;
  const [met] = await tx.query<{ id: string }[]>(MEET_AUTHOR, [brandId, accountId, newId()]);
  if (!met) throw new Error(`There is no account ${accountId} any more.`);
  return met.id;
}
