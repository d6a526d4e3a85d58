import type { DataSource } from 'typeorm';
import type { Attainment, BreachSummary } from '@evenhand/shared/wire/breaches';
import type { Chosen } from './chosen-clocks.js';
import { quantile, sorted } from './quantile.js';
import type { Stopped } from './stopped-clocks.js';

const TOOK = 'extract(epoch from c.stopped_at - c.started_at) * 1000';
const share = (of: number) =>
  `round(percentile_cont(${of}) within group (order by ${TOOK}) filter (where c.stopped_at is not null))::float8`;

const COUNTED = `c.kind as clock, count(*)::int as clocks,
         count(*) filter (where c.state = 'met')::int as met,
         count(*) filter (where c.state = 'breached')::int as breached,
         count(*) filter (where c.state in ('running', 'paused'))::int as running,
         ${share(0.5)} as "medianMs", ${share(0.9)} as "p90Ms"`;

type Counted<T extends Attainment> = Omit<T, 'medianUsedMs' | 'p90UsedMs'>;

/** What became of each account's promises. */
export async function breachSummary(
  desk: Pick<DataSource, 'query'>,
  { tables, where, parameters }: Chosen,
  stopped: readonly Stopped[],
): Promise<BreachSummary[]> {
  const rows = await desk.query<Counted<BreachSummary>[]>(
    `select a.id as "accountId", a.handle as account, ${COUNTED} from ${tables} where ${where}
      group by a.id, a.handle, c.kind order by a.handle, a.id, c.kind`,
    [...parameters],
  );
  return rows.map((row) => ({
    ...row,
    ...usedOf(stopped.filter((one) => one.accountId === row.accountId && one.clock === row.clock)),
  }));
}

/** The same, over all accounts. */
export async function totals(
  desk: Pick<DataSource, 'query'>,
  { tables, where, parameters }: Chosen,
  stopped: readonly Stopped[],
): Promise<Attainment[]> {
  const rows = await desk.query<Counted<Attainment>[]>(
    `select ${COUNTED} from ${tables} where ${where} group by c.kind order by c.kind`,
    [...parameters],
  );
  return rows.map((row) => ({ ...row, ...usedOf(stopped.filter((one) => one.clock === row.clock)) }));
}

function usedOf(stopped: readonly Stopped[]) {
  const used = sorted(stopped.map((one) => one.used));
  return { medianUsedMs: quantile(used, 0.5), p90UsedMs: quantile(used, 0.9) };
}
