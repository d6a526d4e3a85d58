import type { DataSource } from 'typeorm';
import type { QueueCount, QueueFilter, QueueView } from '@evenhand/shared/wire/queue';
import { filterSql, filterValues } from './queue-filter.js';
import { VIEWS } from './views.js';

/** A broad count is told up to here. */
const COUNTED = 1_000;

const EXACT: ReadonlySet<QueueView> = new Set(['mine', 'breached']);

const count = (view: QueueView) => `
  (select count(*)::int from (
     select from desk.ticket t
      where t.brand_id = $1 and t.state in ('open', 'waiting') and ${VIEWS[view].sql.replace('$4', '$2')}
        and ${filterSql(3)}
      ${EXACT.has(view) ? '' : `limit ${COUNTED + 1}`}) counted) as "${view}"`;

interface Look {
  readonly brandId: string;
  readonly personId: string;
  readonly filter: QueueFilter;
}

/** How many tickets stand in each of these views, as one person sees them. */
export async function countViews<V extends QueueView>(
  desk: Pick<DataSource, 'query'>,
  { brandId, personId, filter }: Look,
  views: readonly V[],
): Promise<Record<V, QueueCount>> {
  const sql = `select ${views.map(count).join()} from (select $2::uuid) looks`;
  const [row] = await desk.query<Record<V, number>[]>(sql, [brandId, personId, ...filterValues(filter)]);
  const counts = views.map((view) => [view, told(view, row?.[view] ?? 0)] as const);
  return Object.fromEntries(counts) as Record<V, QueueCount>;
}

const told = (view: QueueView, value: number): QueueCount =>
  !EXACT.has(view) && value > COUNTED ? { value: COUNTED, isCapped: true } : { value, isCapped: false };
