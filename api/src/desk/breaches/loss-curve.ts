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
