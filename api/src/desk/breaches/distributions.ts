import type { Bin, Distribution } from '@evenhand/shared/wire/figures';
import type { ClockKind } from '@evenhand/shared/wire/clock';
import type { ClockGroup } from './clock-groups.js';
import { isOver } from './used-share.js';

const PERCENTS = [0, 25, 50, 75, 100, 125, 150, 200, 300];
const MINUTES = [0, 1, 5, 15, 30, 60, 120, 240, 480, 1_440];

/** How many clocks of each kind used and took how much. */
export function distributions(groups: readonly ClockGroup[]): Distribution[] {
  const byKind = Map.groupBy(groups, ({ clock }) => clock);
  return [...byKind.keys()].toSorted().flatMap((clock) => distribution(clock, byKind.get(clock) ?? []));
}

/** None where none has stopped. */
function distribution(clock: ClockKind, groups: readonly ClockGroup[]): Distribution[] {
  const stopped = groups.filter(({ times }) => times !== null);
  if (stopped.length === 0) return [];
  const [used, took] = [bins(PERCENTS), bins(MINUTES)];
  for (const { state, targetMs, times } of stopped) {
    const what = state === 'met' ? 'met' : 'breached';
    for (const ms of times?.used ?? []) put(used, what, (bin) => isOver((ms / targetMs) * 100, bin.from));
    for (const ms of times?.took ?? []) put(took, what, (bin) => ms >= bin.from * 60_000);
  }
  return [{ clock, used, took }];
}

type Counted = { -readonly [Name in keyof Bin]: Bin[Name] };

const bins = (bounds: readonly number[]): Counted[] =>
  bounds.map((from, nth) => ({ from, to: bounds[nth + 1] ?? null, met: 0, breached: 0 }));

/** Into the last bin whose beginning it has passed. */
function put(into: Counted[], what: 'met' | 'breached', hasPassed: (bin: Bin) => boolean): void {
  const bin = into.findLast(hasPassed);
  if (bin) bin[what] += 1;
}
