/** How much of something may happen in a stretch of time. */
export interface Measure {
  readonly most: number;
  readonly minutes: number;
}

const KEYS_KEPT = 100_000;

/** Counts what happened lately, each key by itself, in this process alone. */
export class Window {
  private readonly happened = new Map<string, number[]>();

  /** @param nowMs of a clock that only runs forward */
  constructor(
    private readonly measure: Measure,
    private readonly nowMs: () => number = () => performance.now(),
  ) {}

  /** @returns how many milliseconds to wait until there is room for one more; 0 where there is now. */
  wait(key: string): number {
    const lately = this.lately(key);
    const [first = 0] = lately;
    return lately.length < this.measure.most ? 0 : first + this.lengthMs - this.nowMs();
  }

  count(key: string): void {
    const lately = this.lately(key);
    this.happened.delete(key);
    this.happened.set(key, [...lately, this.nowMs()]);
    if (this.happened.size > KEYS_KEPT) this.forget();
  }

  private lately(key: string): number[] {
    const since = this.nowMs() - this.lengthMs;
    return (this.happened.get(key) ?? []).filter((at) => at > since);
  }

  private get lengthMs(): number {
    return this.measure.minutes * 60_000;
  }

  /** Those that were silent longest stand first: half goes at once, so that a flood does not pay for each. */
  private forget(): void {
    for (const key of [...this.happened.keys()].slice(0, KEYS_KEPT / 2)) this.happened.delete(key);
  }
}
