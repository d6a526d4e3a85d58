import type { ClimbingRow } from '@evenhand/shared/wire/climbing';
import type { LadderStep, Telling } from '@evenhand/shared/wire/ladders';

/** Somebody who was told, and on which rung. */
export interface Told extends Telling {
  readonly rung: number;
}

/** Everybody who was told, the last one first. */
export function toldOf({ steps }: Pick<ClimbingRow, 'steps'>): Told[] {
  return steps
    .flatMap(({ told, rung }) => told.map((telling) => ({ ...telling, rung })))
    .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

/** Who is told next; of two at the same instant, the lower rung. Null where nobody is. */
export function nextOf({ steps }: Pick<ClimbingRow, 'steps'>): LadderStep | null {
  const waiting = steps.filter(({ nextAt }) => nextAt !== null);
  return waiting.toSorted((a, b) => timeOf(a) - timeOf(b))[0] ?? null;
}

const timeOf = ({ nextAt }: LadderStep) => (nextAt === null ? Infinity : Date.parse(nextAt));
