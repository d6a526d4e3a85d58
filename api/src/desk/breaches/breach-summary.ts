import type { Attainment, BreachSummary } from '@evenhand/shared/wire/breaches';
import type { ClockKind } from '@evenhand/shared/wire/clock';
import type { ClockGroup } from './clock-groups.js';
import { quantile, sorted } from './quantile.js';

/** What became of the promises of each kind. */
export function totals(groups: readonly ClockGroup[]): Attainment[] {
  const byKind = Map.groupBy(groups, ({ clock }) => clock);
  return [...byKind]
    .map(([clock, ones]) => attainment(clock, ones))
    .toSorted((a, b) => compared(a.clock, b.clock));
}

/** The same of each account, by its handle. */
export function breachSummary(groups: readonly ClockGroup[]): BreachSummary[] {
  const byAccount = Map.groupBy(groups, ({ accountId }) => accountId);
  const named = [...byAccount].map(([accountId, ones]) => ({
    accountId,
    account: ones[0]?.account ?? '',
    ones,
  }));
  return named
    .toSorted((a, b) => compared(a.account, b.account) || compared(a.accountId, b.accountId))
    .flatMap(({ ones, ...of }) => totals(ones).map((one) => ({ ...of, ...one })));
}

function attainment(clock: ClockKind, groups: readonly ClockGroup[]): Attainment {
  const counted = (...states: readonly string[]) =>
    groups.reduce((sum, { state, starts }) => sum + (states.includes(state) ? starts.length : 0), 0);
  const times = groups.flatMap((group) => group.times ?? []);
  const [took, used] = [sorted(times.map((one) => one.took)), sorted(times.map((one) => one.used))];
  return {
    ...{ clock, clocks: groups.reduce((sum, { starts }) => sum + starts.length, 0) },
    ...{ met: counted('met'), breached: counted('breached'), running: counted('running', 'paused') },
    ...{ medianMs: quantile(took, 0.5), p90Ms: quantile(took, 0.9) },
    ...{ medianUsedMs: quantile(used, 0.5), p90UsedMs: quantile(used, 0.9) },
  };
}

const compared = (a: string, b: string) => (a < b ? -1 : Number(a > b));
