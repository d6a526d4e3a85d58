import type { NoticeFrame } from '@evenhand/shared/wire/notices';
import type { Change } from './brand-feed.js';
import type { Watcher } from './watcher.js';

/** One open bell. What it has missed it reads again whenever it begins to watch, so nothing is kept for it. */
export class NoticeWatcher implements Watcher {
  private isWatching = false;
  private lastAt: Date | null = null;

  constructor(
    readonly brandId: string,
    private readonly personId: string,
    private readonly tell: (frame: NoticeFrame) => void,
  ) {}

  hear({ told, now }: Change): void {
    if (!told.has(this.personId)) return;
    this.lastAt = now;
    if (this.isWatching) this.say(now);
  }

  catchUp(): Promise<boolean> {
    return Promise.resolve(true);
  }

  begin(): void {
    this.isWatching = true;
    if (this.lastAt) this.say(this.lastAt);
  }

  private say(now: Date): void {
    this.tell({ brandId: this.brandId, now: now.toISOString() });
  }
}
