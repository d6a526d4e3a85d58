/** Real time from one instant up to another, both in milliseconds since 1970 UTC; `to` is not in it. */
export interface Opening {
  readonly from: number;
  readonly to: number;
}

/**
 * Compiled rules. An instant is open when the wall clock of the zone, read at that instant, shows a date and a time
 * of day that the rules have open. All amounts are real milliseconds: a repeated hour counts twice, a skipped hour
 * never. Instants are whole milliseconds since 1970 UTC. Keep it: what it has looked up it need not look up again.
 */
export interface Calendar {
  /** Open milliseconds from one instant up to another. */
  openMs(from: number, to: number): number;
  /**
   * The earliest instant by which it was open for `ms` (whole, above 0) since `from`, which may be the closing;
   * undefined where that is not reached by `until`.
   */
  reach(from: number, until: number, ms: number): number | undefined;
  /** The open stretches from one instant up to another, in order and as long as they are, cut off at both. */
  openings(from: number, to: number): Iterable<Opening>;
}
