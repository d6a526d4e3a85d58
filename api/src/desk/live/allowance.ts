const SECOND_MS = 1_000;

/** So many in a second, and no more. */
export class Allowance {
  private since = 0;
  private left = 0;

  constructor(private readonly aSecond: number) {}

  /** @param nowMs of a clock that never goes back @returns whether there was one left. */
  take(nowMs: number): boolean {
    if (nowMs - this.since >= SECOND_MS) {
      this.since = nowMs;
      this.left = this.aSecond;
    }
    return this.left-- > 0;
  }
}
