/**
 * The instant at which a share of a target is used up, on a calendar that is always open.
 * @param start when the clock started, in milliseconds since 1970 UTC
 * @param targetMs the target, in milliseconds
 * @param percent the threshold; over 100 lies after the deadline
 * @returns milliseconds since 1970 UTC
 */
export function thresholdAt(start: number, targetMs: number, percent: number): number {
  return start + Math.ceil((targetMs * percent) / 100);
}
