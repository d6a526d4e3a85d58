import type { EntityManager } from 'typeorm';
import { NotFound, Refusal } from '../../../platform/refusal.js';

/** The post at which a ticket is split, with what its new ticket takes from it. */
export interface SplitPost {
  readonly id: string;
  readonly at: Date;
  readonly text: string;
  readonly salt: Buffer;
  readonly language: string;
  readonly handle: string | null;
  readonly name: string | null;
  readonly formerNames: readonly string[];
}

const POST = `
  select p.id, p.posted_at as at, p.text, p.salt, p.language, a.handle, a.display_name as name,
         a.former_names as "formerNames", p.outcome in ('ticket', 'attached') as "isCustomers",
         exists (select from desk.post e
                  where e.brand_id = $1 and e.ticket_id = $2 and e.outcome in ('ticket', 'attached')
                    and (e.posted_at, e.id) < (p.posted_at, p.id)) as "hasEarlier"
    from desk.post p
    join desk.author a on a.brand_id = $1 and a.id = p.author_id
   where p.brand_id = $1 and p.ticket_id = $2 and p.id = $3`;

/** @throws Refusal where no ticket can begin with it */
export async function splitPost(
  tx: EntityManager,
  brandId: string,
  ticketId: string,
  postId: string,
): Promise<SplitPost> {
  const [found] = await tx.query<(SplitPost & { isCustomers: boolean; hasEarlier: boolean })[]>(POST, [
    brandId,
    ticketId,
    postId,
  ]);
  if (!found) throw new Refusal('no-post', 'There is no such post on this ticket.');
  const { isCustomers, hasEarlier, ...post } = found;
  if (!isCustomers)
    throw new Refusal('not-theirs', 'A ticket begins with a post of its customer’s. Choose one of theirs.');
  if (!hasEarlier)
    throw new Refusal('first-post', 'The ticket begins with this post. Nothing would be left of it.');
  return post;
}

/**
 * What was said from a post on, `s`. A reply of ours goes where the post went that it answers, perhaps by way of another
 * reply of ours; one of which that is not known goes by its time, as everything else does.
 */
const MOVE = `
  with recursive up as (
    select r.id as reply, r.channel, r.in_reply_to, null::uuid as answered, 0 as steps
      from desk.post r where r.brand_id = $1 and r.ticket_id = $2 and r.outcome = 'reply'
    union all
    select up.reply, p.channel, case when p.outcome = 'reply' then p.in_reply_to end,
           case when p.outcome <> 'reply' then p.id end, up.steps + 1
      from up
      join desk.post p on p.brand_id = $1 and p.ticket_id = $2 and (p.channel, p.external_id) = (up.channel, up.in_reply_to)
     where up.steps < 100
  ), answer as (
    select reply, answered from up where answered is not null
  ), moved as (
    update desk.post p
       set ticket_id = $4, outcome = case when p.id = s.id then 'ticket' else p.outcome end,
           wants_answer = p.wants_answer or p.id = s.id
      from desk.post s
     where s.brand_id = $1 and s.id = $3 and p.brand_id = $1 and p.ticket_id = $2
       and case when exists (select from answer a where a.reply = p.id)
                then exists (select from answer a join desk.post q on q.brand_id = $1 and q.id = a.answered
                              where a.reply = p.id and (q.posted_at, q.id) >= (s.posted_at, s.id))
                else (p.posted_at, p.id) >= (s.posted_at, s.id) end
    returning p.id, p.outcome, p.wants_answer
  ), replies as (
    update desk.outgoing o set ticket_id = $4
      from moved where o.brand_id = $1 and o.ticket_id = $2 and o.answers_post_id = moved.id
  )
  select count(*)::int as posts,
         (count(*) filter (where outcome in ('ticket', 'attached') and wants_answer))::int as contacts
    from moved`;

const RECOUNT = `
  update desk.ticket set contacts = case id when $3 then $4::int else greatest(1, contacts - $4::int) end
   where brand_id = $1 and id in ($2, $3)`;

/** How much of a conversation was split off. */
export interface MovedPart {
  readonly posts: number;
  readonly contacts: number;
}

/** After the new ticket stands. The caller holds the old one. */
export async function movePart(
  tx: EntityManager,
  brandId: string,
  { from, into, postId }: { from: string; into: string; postId: string },
): Promise<MovedPart> {
  const [moved] = await tx.query<MovedPart[]>(MOVE, [brandId, from, postId, into]);
  if (!moved) throw new NotFound('post');
  await tx.query(RECOUNT, [brandId, from, into, moved.contacts]);
  return moved;
}
