import type { Page } from 'playwright-core';

const STEP_PX = 40;

/** Scrolls the open queue by itself, frame by frame. @returns the milliseconds between frames. */
export function scrolledFrames(page: Page, seconds: number): Promise<number[]> {
  return page.evaluate(
    ([forMs, step]) =>
      new Promise<number[]>((done) => {
        const list = document.querySelector('[role="list"]');
        if (!list) throw new Error('There is no queue to scroll.');
        const frames: number[] = [];
        const since = performance.now();
        let before = since;
        const next = (now: number) => {
          frames.push(now - before);
          before = now;
          list.scrollTop += step;
          if (now - since < forMs) requestAnimationFrame(next);
          else done(frames.slice(2));
        };
        requestAnimationFrame(next);
      }),
    [seconds * 1_000, STEP_PX] as const,
  );
}
