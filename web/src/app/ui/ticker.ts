import { Injectable, signal } from '@angular/core';

const SECOND = 1000;
/** Further back than this, and the server's clock was set; nearer, and an answer was slow on its way. */
const SLOW_ANSWER = 2 * SECOND;

/** The one moment that every countdown on the screen shows: the server's time, second by second. */
@Injectable({ providedIn: 'root' })
export class Ticker {
  /** The server's time in milliseconds since 1970, as of the last full second. */
  readonly now = signal(Date.now());
  private aheadMs: number | undefined;

  constructor() {
    this.tick();
  }

  /** Learns the server's time from an answer that carried it. */
  learn(serverNow: string): void {
    const aheadMs = Date.parse(serverNow) - Date.now();
    const known = this.aheadMs;
    if (known !== undefined && aheadMs <= known && known - aheadMs <= SLOW_ANSWER) return;
    this.aheadMs = aheadMs;
    this.now.set(this.read());
  }

  /** The server's time at this very moment. */
  read(): number {
    return Date.now() + (this.aheadMs ?? 0);
  }

  private readonly tick = (): void => {
    this.now.set(this.read());
    setTimeout(this.tick, SECOND - (this.read() % SECOND));
  };
}
