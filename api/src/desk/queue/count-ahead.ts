import type { EntityManager } from 'typeorm';

/** Further than this nobody counts. */
const FURTHEST = 1_000;

const AHEAD = `
  select count(*)::int as ahead
    from (select from desk.ticket t, desk.ticket mine
           where (mine.brand_id, mine.id) = ($1, $2)
             and t.brand_id = $1 and t.assignee_id is null and t.state in ('open', 'waiting') and t.state = 'open'
             and not t.is_history and (t.due_at, t.opened_at, t.id) < (mine.due_at, mine.opened_at, mine.id)
           limit ${FURTHEST}) passed_over`;

/** How many more urgent tickets that nobody has stand before this one: whoever claims it has passed them over. */
export async function countAhead(tx: EntityManager, brandId: string, ticketId: string): Promise<number> {
  const [row] = await tx.query<{ ahead: number }[]>(AHEAD, [brandId, ticketId]);
  return row?.ahead ?? 0;
}
