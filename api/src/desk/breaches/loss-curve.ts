import type { LossPoint } from '@evenhand/shared/wire/figures';

/**
 * The share of customers lost by each waiting time: 1 − Π (1 − lost ÷ at risk) over the waits up to it. A wait that ended
 * otherwise, by an answer or because it still goes on, counts among those at risk as long as it lasted (Kaplan and
 * Meier, "Nonparametric estimation from incomplete observations", JASA 53, 1958, p. 457–481).
 * @param steps by rising waiting time, each with at least one loss
 */
export function lossCurve(steps: readonly Omit<LossPoint, 'share'>[]): LossPoint[] {
  let kept = 1;
  return steps.map((step) => {
    kept *= 1 - step.lost / step.atRisk;
    return { ...step, share: 1 - kept };
  });
}

/** Where the curve rises: at each wait at which customers were lost, with all who had waited at least as long. */
export function lossSteps(lost: Float64Array, others: Float64Array): Omit<LossPoint, 'share'>[] {
  const longestFirst = others.toSorted().reverse();
  const steps: { waitedMs: number; atRisk: number; lost: number }[] = [];
  let [lostSoFar, othersSoFar] = [0, 0];
  for (const [waitedMs, count] of countedFromLongest(lost)) {
    while (othersSoFar < longestFirst.length && (longestFirst[othersSoFar] as number) >= waitedMs)
      othersSoFar += 1;
    lostSoFar += count;
    steps.push({ waitedMs, atRisk: lostSoFar + othersSoFar, lost: count });
  }
  return steps.reverse();
}

function countedFromLongest(waits: Float64Array): Map<number, number> {
  const counted = new Map<number, number>();
  for (const wait of waits.toSorted().reverse()) counted.set(wait, (counted.get(wait) ?? 0) + 1);
  return counted;
}
