import type { Socket } from 'socket.io';
import { LIMITS } from '../../platform/limits.js';
import { Refusal } from '../../platform/refusal.js';
import { refuse } from './socket-session.js';

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

const TOO_OFTEN = new Refusal('too-often', 'Too much was asked in a second. Ask again in a second.', 429);

/** Beyond what a page says, a look is dropped, and anything else refused: once a second, however much it was. */
export function holdToAllowance(socket: Socket): void {
  const [looks, others] = [new Allowance(LIMITS.looksPerSecond), new Allowance(LIMITS.watchesPerSecond)];
  const refusals = new Allowance(1);
  socket.use(([event], next) => {
    const now = performance.now();
    if ((event === 'look' ? looks : others).take(now)) next();
    else if (event !== 'look' && refusals.take(now)) refuse(socket, TOO_OFTEN);
  });
}
