import type { Bin, Distribution } from '@evenhand/shared/wire/figures';
import type { ClockKind } from '@evenhand/shared/wire/clock';
import { isOver, type Stopped } from './stopped-clocks.js';

const PERCENTS = [0, 25, 50, 75, 100, 125, 150, 200, 300];
const MINUTES = [0, 1, 5, 15, 30, 60, 120, 240, 480, 1_440];

/** How many clocks of each kind used and took how much. */
export function distributions(stopped: readonly Stopped[]): Distribution[] {
  const kinds = [...new Set(stopped.map(({ clock }) => clock))].toSorted();
  return kinds.map((clock) =>
    distribution(
      clock,
      stopped.filter((one) => one.clock === clock),
    ),
  );
}

function distribution(clock: ClockKind, stopped: readonly Stopped[]): Distribution {
  const [used, took] = [bins(PERCENTS), bins(MINUTES)];
  for (const { isMet, targetMs, ...one } of stopped) {
    const what = isMet ? 'met' : 'breached';
    for (const ms of one.used) put(used, what, (bin) => isOver((ms / targetMs) * 100, bin.from));
    for (const ms of one.took) put(took, what, (bin) => ms >= bin.from * 60_000);
  }
  return { clock, used, took };
}

type Counted = { -readonly [Name in keyof Bin]: Bin[Name] };

const bins = (bounds: readonly number[]): Counted[] =>
  bounds.map((from, nth) => ({ from, to: bounds[nth + 1] ?? null, met: 0, breached: 0 }));

/** Into the last bin whose beginning it has passed. */
function put(into: Counted[], what: 'met' | 'breached', hasPassed: (bin: Bin) => boolean): void {
  const bin = into.findLast(hasPassed);
  if (bin) bin[what] += 1;
}
