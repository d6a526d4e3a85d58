import type { EntityManager } from 'typeorm';
import type { Outgoing, SaidNote, SaidPost } from '@evenhand/shared/wire/ticket';

const COLLEAGUE = "json_build_object('id', w.id, 'name', w.name)";

/** What was sent from here stands under the name of its writer, as the channel shows it. */
const POSTS = `
  select 'post' as kind, p.id, desk.instant(p.posted_at) as at,
         case p.outcome when 'reply' then 'us' when 'bystander' then 'bystander' else 'customer' end as by,
         json_build_object('name', coalesce(p.signed_as, a.display_name), 'handle', a.handle) as author,
         p.text, p.language, p.visibility, p.url, coalesce(p.attachments, '[]') as attachments, p.origin,
         row_number() over (order by p.arrival)::int as arrival,
         p.is_deflection as "isDeflection", p.answers_customer as "answersCustomer",
         p.wants_answer as "wantsAnswer",
         case when w.id is not null then ${COLLEAGUE} end as "writtenBy"
    from desk.post p
    join desk.author a on a.brand_id = $1 and a.id = p.author_id
    left join people.person w on w.id = p.written_by
   where p.brand_id = $1 and p.ticket_id = $2
   order by p.posted_at, p.id`;

const NOTES = `
  select 'note' as kind, n.id, desk.instant(n.written_at) as at, ${COLLEAGUE} as by, n.text
    from desk.note n
    join people.person w on w.id = n.person_id
   where n.brand_id = $1 and n.ticket_id = $2 and n.kind = 'note'
   order by n.written_at, n.id`;

/** A delivered one stands among the posts, and one that was taken back is its writer's draft again. */
const ON_THEIR_WAY = `
  select 'outgoing' as kind, o.id, desk.instant(o.queued_at) as at, ${COLLEAGUE} as by, o.signed_as as "signedAs",
         o.text, o.state, desk.instant(o.send_at) as "sendAt", o.is_deflection as "isDeflection",
         o.then_state as "then", o.reason
    from desk.outgoing o
    join people.person w on w.id = o.person_id
   where o.brand_id = $1 and o.ticket_id = $2 and o.state not in ('delivered', 'taken back')
   order by o.queued_at, o.id`;

/** All that was said on a ticket, and to whom, each in its own order. */
export interface Said {
  readonly posts: readonly SaidPost[];
  readonly notes: readonly SaidNote[];
  readonly outgoing: readonly Outgoing[];
}

export async function saidOn(
  desk: Pick<EntityManager, 'query'>,
  brandId: string,
  ticketId: string,
): Promise<Said> {
  // Before the posts: what is delivered in between stands twice for a moment, and not nowhere.
  const outgoing = await desk.query<Outgoing[]>(ON_THEIR_WAY, [brandId, ticketId]);
  const posts = await desk.query<SaidPost[]>(POSTS, [brandId, ticketId]);
  const notes = await desk.query<SaidNote[]>(NOTES, [brandId, ticketId]);
  const delivered = new Set(posts.map(({ id }) => id));
  return { posts, notes, outgoing: outgoing.filter(({ id }) => !delivered.has(id)) };
}
