import { signal } from '@angular/core';
import { sentenceOf } from './problem.js';

/** A failure, with the server's sentence about it if there was one. */
export interface Failure {
  readonly sentence: string | null;
}

/** Something read from the server. A reading that fails, or is on its way, keeps what is there. */
export class Reading<T> {
  readonly value = signal<T | null>(null);
  readonly isReading = signal(false);
  readonly failure = signal<Failure | null>(null);
  /** Grows with each reading, so that an answer to an older one is known. */
  private nth = 0;
  private isAgain = false;

  /** Reads what is shown once more, without a sign of it; not while another reading is on its way. */
  async again(read: () => Promise<T>): Promise<void> {
    if (this.isReading() || this.isAgain) return;
    this.isAgain = true;
    await this.take(read);
    this.isAgain = false;
  }

  /** Reads; only the answer to the last reading counts. */
  async from(read: () => Promise<T>): Promise<void> {
    const nth = ++this.nth;
    this.isReading.set(true);
    await this.take(read);
    if (nth === this.nth) this.isReading.set(false);
  }

  private async take(read: () => Promise<T>): Promise<void> {
    const nth = this.nth;
    try {
      const value = await read();
      if (nth !== this.nth) return;
      this.value.set(value);
      this.failure.set(null);
    } catch (error) {
      if (nth === this.nth) this.failure.set({ sentence: sentenceOf(error) });
    }
  }
}
