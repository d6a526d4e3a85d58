import { DestroyRef, effect, inject, untracked } from '@angular/core';
import { Live } from './live.js';

const EACH_MS = 15_000;

/**
 * Reads again what stands on a screen that no frames move: every few seconds while somebody can see it, and at once
 * when it comes into sight or into reach again.
 */
export function keepReading(read: () => Promise<unknown>): void {
  const live = inject(Live);
  const again = () => {
    if (!document.hidden && live.state() !== 'not-live') void read();
  };
  let wasLost = false;
  effect(() => {
    const isLost = live.state() === 'not-live';
    if (wasLost && !isLost) untracked(again);
    wasLost = isLost;
  });
  const timer = setInterval(again, EACH_MS);
  document.addEventListener('visibilitychange', again);
  inject(DestroyRef).onDestroy(() => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', again);
  });
}
