import type { EntityManager } from 'typeorm';
import type { NoticeRow } from '@evenhand/shared/wire/notices';

/** What one event told one person is one notice, by its highest rung, however many rungs told it. */
const OF_ONE_EVENT = 'n.told_at, n.ticket_id, n.clock, n.round';

const ROWS = `
  with told as (
    select ${OF_ONE_EVENT}, max(n.threshold) as threshold, max(n.rung) as rung, bool_and(n.seen_at is not null) as "isSeen",
           (array_agg(n.id order by n.rung desc, n.id))[1] as id
      from desk.notice n
     where n.brand_id = $1 and n.person_id = $2
       and ($3::uuid is null or (${OF_ONE_EVENT}) < (
            select ${OF_ONE_EVENT} from desk.notice n where n.brand_id = $1 and n.person_id = $2 and n.id = $3))
     group by ${OF_ONE_EVENT}
     order by n.told_at desc, n.ticket_id desc, n.clock desc, n.round desc limit $4
  )
  select n.id, n.ticket_id as "ticketId", t.excerpt, a.handle as account, t.channel, n.clock, n.threshold,
         n.rung::int as rung, desk.instant(n.told_at) as "toldAt", desk.instant(nullif(c.due_at, 'infinity')) as "dueAt",
         n."isSeen",
         t.state in ('merged', 'closed', 'set aside', 'resolved') or c.stopped_at is not null
           or c.state in ('met', 'cancelled') as "isOver"
    from told n
    join desk.ticket t on t.brand_id = $1 and t.id = n.ticket_id
    join desk.account a on a.brand_id = $1 and a.id = t.account_id
    join desk.clock c on c.brand_id = $1 and (c.ticket_id, c.kind, c.round) = (n.ticket_id, n.clock, n.round)
   order by n.told_at desc, n.ticket_id desc, n.clock desc, n.round desc`;

/** Beyond this it makes no difference to anybody. */
const MANY = 1_000;

const UNSEEN = `
  select count(*)::int as unseen from (
         select distinct ${OF_ONE_EVENT} from desk.notice n
          where n.brand_id = $1 and n.person_id = $2 and n.seen_at is null limit ${MANY}) n`;

/** A person's notices after one of them, the latest first. */
export function noticeRows(
  desk: Pick<EntityManager, 'query'>,
  { brandId, personId }: { readonly brandId: string; readonly personId: string },
  after: string | null,
  limit: number,
): Promise<NoticeRow[]> {
  return desk.query<NoticeRow[]>(ROWS, [brandId, personId, after, limit]);
}

export async function unseenNotices(
  desk: Pick<EntityManager, 'query'>,
  brandId: string,
  personId: string,
): Promise<number> {
  const [row] = await desk.query<{ unseen: number }[]>(UNSEEN, [brandId, personId]);
  return row?.unseen ?? 0;
}
