import { signal } from '@angular/core';
import { sentenceOf } from './problem.js';
import type { Failure } from './reading.js';

/** Something that a person does on the server, once at a time; a refusal is shown beside it. */
export class Attempt {
  readonly isBusy = signal(false);
  readonly failure = signal<Failure | null>(null);

  /** Whether it was done. */
  async at(work: () => Promise<unknown>): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    this.failure.set(null);
    try {
      await work();
      return true;
    } catch (error) {
      this.failure.set({ sentence: sentenceOf(error) });
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }
}
