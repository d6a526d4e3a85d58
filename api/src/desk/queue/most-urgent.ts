import type { EntityManager } from 'typeorm';
import type { QueueFilter } from '@evenhand/shared/wire/queue';
import { filterSql, filterValues } from './queue-filter.js';

/** Who asks for the next ticket, and of which kind. */
export interface Taker {
  readonly brandId: string;
  readonly personId: string;
  readonly filter: QueueFilter;
}

/** Who has given a ticket back is not handed it again for so long. */
const SPARED = "interval '2 hours'";

/** The queue's order, and what nobody has; whoever waits for a customer is no next. */
const MOST_URGENT = `
  select t.id from desk.ticket t
   where t.brand_id = $1 and t.assignee_id is null and t.state in ('open', 'waiting') and t.state = 'open'
     and not t.is_history and ${filterSql(3)}
     and not exists (select from desk.skip s
                      where (s.brand_id, s.ticket_id, s.person_id) = ($1, t.id, $2)
                        and s.at > desk.now() - ${SPARED})
   order by t.due_at, t.opened_at, t.id limit 1`;

/** Locks it. Two who ask at once get two: what somebody else has just taken is passed over. */
export const mostUrgentFree = (tx: EntityManager, taker: Taker) =>
  ask(tx, `${MOST_URGENT} for no key update of t skip locked`, taker);

/** Whether or not somebody holds it at this moment. */
export const mostUrgent = (tx: EntityManager, taker: Taker) => ask(tx, MOST_URGENT, taker);

async function ask(
  tx: EntityManager,
  sql: string,
  { brandId, personId, filter }: Taker,
): Promise<string | null> {
  const [next] = await tx.query<{ id: string }[]>(sql, [brandId, personId, ...filterValues(filter)]);
  return next?.id ?? null;
}
