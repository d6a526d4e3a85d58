import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';

const KEPT = 10_000;
const KEY = /^[\w-]{16,100}$/;

/** A page that heard no answer asks again under the same key, and what it asked for is done once: as far as this process knows. */
@Injectable()
export class Retries {
  private readonly done = new Map<string, Promise<unknown>>();

  /** @param asked all that was asked: the same key with other words is another request */
  once<T>(key: string | undefined, asked: readonly string[], work: () => Promise<T>): Promise<T> {
    if (key === undefined || !KEY.test(key)) return work();
    const whole = createHash('sha256')
      .update(JSON.stringify([key, asked]))
      .digest('base64');
    const known = this.done.get(whole) as Promise<T> | undefined;
    if (known) return known;
    const doing = work();
    this.done.set(whole, doing);
    doing.catch(() => this.done.delete(whole));
    for (const oldest of this.done.keys()) {
      if (this.done.size <= KEPT) break;
      this.done.delete(oldest);
    }
    return doing;
  }
}
