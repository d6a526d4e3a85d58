import type { EntityManager } from 'typeorm';

/** Further than this nobody counts. */
const FURTHEST = 1_000;

/** From the index's beginning, in its order: a ticket near the top is not to cost a walk through all the others. */
const AHEAD = `
  select count(*)::int as ahead
    from (select from desk.ticket t
           where t.brand_id = $1 and t.assignee_id is null and t.state in ('open', 'waiting') and t.state = 'open'
             and not t.is_history and (t.due_at, t.opened_at, t.id)
               < ((select due_at from desk.ticket where brand_id = $1 and id = $2),
                  (select opened_at from desk.ticket where brand_id = $1 and id = $2), $2)
           order by t.due_at, t.opened_at, t.id limit ${FURTHEST}) passed_over`;

/** How many more urgent tickets that nobody has stand before this one: whoever claims it has passed them over. */
export async function countAhead(tx: EntityManager, brandId: string, ticketId: string): Promise<number> {
  const [row] = await tx.query<{ ahead: number }[]>(AHEAD, [brandId, ticketId]);
  return row?.ahead ?? 0;
}
