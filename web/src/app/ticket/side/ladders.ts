import type { ClockKind } from '@evenhand/shared/wire/clock';
import type { LadderStep } from '@evenhand/shared/wire/ladders';

/** The ladder of one clock. */
export interface ClockLadder {
  readonly key: string;
  readonly kind: ClockKind;
  readonly round: number;
  readonly steps: readonly LadderStep[];
  /** The step that was told last; -1 before the first. */
  readonly here: number;
}

/** Steps by their clocks, in the order in which they come. */
export function ladders(steps: readonly LadderStep[]): ClockLadder[] {
  const keys = [...new Set(steps.map(keyOf))];
  return keys.map((key) => {
    const own = steps.filter((step) => keyOf(step) === key);
    const [{ clock, round }] = own as [LadderStep];
    const here = own.findLastIndex(({ toldAt }) => toldAt !== null);
    return { key, kind: clock, round, steps: own, here };
  });
}

const keyOf = ({ clock, round }: LadderStep) => `${clock} ${round}`;
