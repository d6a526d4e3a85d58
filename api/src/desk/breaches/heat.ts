import type { DataSource } from 'typeorm';
import type { HeatCell } from '@evenhand/shared/wire/figures';
import type { ClockGroup } from './clock-groups.js';

const QUARTER_MS = 900_000;

/** The database's zones, which the rows beneath a cell are found by too. */
const CELLS = `
  select extract(isodow from l.at)::int as weekday, extract(hour from l.at)::int as hour,
         sum(q.met)::int as met, sum(q.breached)::int as breached, sum(q.running)::int as running
    from unnest($1::float8[], $2::int[], $3::int[], $4::int[]) q (start, met, breached, running)
   cross join lateral (select to_timestamp(q.start) at time zone $5::text as at) l
   group by 1, 2
   order by 1, 2`;

interface Quarter {
  met: number;
  breached: number;
  running: number;
}

/** The hours of the week in which clocks started. */
export async function heat(
  desk: Pick<DataSource, 'query'>,
  groups: readonly ClockGroup[],
  zone: string,
): Promise<HeatCell[]> {
  const quarters = quartersOf(groups);
  const counts = [...quarters.values()];
  return desk.query<HeatCell[]>(CELLS, [
    [...quarters.keys()].map((quarter) => (quarter * QUARTER_MS) / 1_000),
    counts.map(({ met }) => met),
    counts.map(({ breached }) => breached),
    counts.map(({ running }) => running),
    zone,
  ]);
}

/** Zones differ by whole quarters of an hour: to put each clock into its zone took ten times as long. */
function quartersOf(groups: readonly ClockGroup[]): Map<number, Quarter> {
  const quarters = new Map<number, Quarter>();
  for (const { state, starts } of groups) {
    const what = state === 'met' || state === 'breached' ? state : 'running';
    for (const start of starts) {
      const nth = Math.floor(start / QUARTER_MS);
      const quarter = quarters.get(nth) ?? { met: 0, breached: 0, running: 0 };
      quarter[what] += 1;
      quarters.set(nth, quarter);
    }
  }
  return quarters;
}
