import type { DataSource } from 'typeorm';
import type { BreachQuery, BreachSummary } from '@evenhand/shared/wire/breaches';
import { CHOSEN, parametersOf } from './chosen-clocks.js';

const TOOK = 'extract(epoch from c.stopped_at - c.started_at) * 1000';
const quantile = (share: number) =>
  `round(percentile_cont(${share}) within group (order by ${TOOK}) filter (where c.stopped_at is not null))::float8`;

/** All clocks of the period, also where only the breached ones are listed: a share wants its whole. */
const SUMMARY = `
  select a.id as "accountId", a.handle as account, c.kind as clock, count(*)::int as clocks,
         count(*) filter (where c.state = 'met')::int as met,
         count(*) filter (where c.state = 'breached')::int as breached,
         count(*) filter (where c.state in ('running', 'paused'))::int as running,
         ${quantile(0.5)} as "medianMs", ${quantile(0.9)} as "p90Ms"
    from ${CHOSEN}
   group by a.id, a.handle, c.kind
   order by a.handle, a.id, c.kind`;

/** What became of each account's promises. Median and p90 interpolate between the two nearest (PostgreSQL's percentile_cont). */
export function breachSummary(
  desk: Pick<DataSource, 'query'>,
  brandId: string,
  asked: BreachQuery,
): Promise<BreachSummary[]> {
  return desk.query<BreachSummary[]>(SUMMARY, [brandId, ...parametersOf({ ...asked, which: 'all' })]);
}
