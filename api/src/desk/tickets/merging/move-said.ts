import type { EntityManager } from 'typeorm';

/** The earliest of them began the problem; the other one goes on with it. */
const POSTS = `
  with moved as (
    update desk.post set ticket_id = $3 where brand_id = $1 and ticket_id = $2 returning id
  )
  select count(*)::int as posts from moved`;

const FIRST = `
  update desk.post p
     set outcome = case when p.id = first.id then 'ticket' else 'attached' end
    from (select id from desk.post
           where brand_id = $1 and ticket_id = $2 and outcome in ('ticket', 'attached')
           order by posted_at, id limit 1) first
   where p.brand_id = $1 and p.ticket_id = $2 and (p.outcome = 'ticket' or p.id = first.id)`;

const NOTES = `update desk.note set ticket_id = $3 where brand_id = $1 and ticket_id = $2 and kind = 'note'`;
const OUTGOING = 'update desk.outgoing set ticket_id = $3 where brand_id = $1 and ticket_id = $2';

/** Of somebody who has begun to write on both, one stands below the other. */
const DRAFTS = `
  with gone as (
    delete from desk.draft where brand_id = $1 and ticket_id = $2 returning *
  )
  insert into desk.draft as d (brand_id, ticket_id, person_id, kind, text, read_up_to, updated_at)
    select brand_id, $3, person_id, kind, text, read_up_to, updated_at from gone
  on conflict (brand_id, ticket_id, person_id, kind) do update
    set text = left(d.text || E'\\n\\n' || excluded.text, 10000)`;

/** A customer who was lost on both was lost once: the earlier one stands. */
const LOSSES = `
  with gone as (
    delete from desk.loss where brand_id = $1 and ticket_id = $2 returning *
  )
  insert into desk.loss as l (brand_id, ticket_id, outcome, at, waited_ms, was_answered, person_id)
    select brand_id, $3, outcome, at, waited_ms, was_answered, person_id from gone
  on conflict (brand_id, ticket_id, outcome) do update
    set at = excluded.at, waited_ms = excluded.waited_ms, was_answered = excluded.was_answered,
        person_id = excluded.person_id
  where excluded.at < l.at`;

const FACTS = `
  update desk.ticket t
     set contacts = t.contacts + m.contacts, recurrences = greatest(t.recurrences, m.recurrences)
    from desk.ticket m
   where t.brand_id = $1 and t.id = $3 and m.brand_id = $1 and m.id = $2`;

const EMPTY = 'update desk.ticket set contacts = 0, merged_into = $3 where brand_id = $1 and id = $2';

/** All that was said and written on a ticket stands on another one from now on. The caller holds both. @returns how many posts. */
export async function moveSaid(
  tx: EntityManager,
  brandId: string,
  { from, into }: { from: string; into: string },
): Promise<number> {
  const [moved] = await tx.query<[{ posts: number }]>(POSTS, [brandId, from, into]);
  for (const sql of [NOTES, OUTGOING, DRAFTS, LOSSES, FACTS, EMPTY])
    await tx.query(sql, [brandId, from, into]);
  await tx.query(FIRST, [brandId, into]);
  return moved.posts;
}
