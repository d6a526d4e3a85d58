import { DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';
import type { BoardPost, BoardThreadPage } from '@evenhand/shared/wire/board';
import { isMissing } from './failing.js';
import { PublicBoard, type Place } from './public-board.js';

const LOOK_MS = 3_000;

/** A complaint as it stands, looked at again every three seconds while somebody sees the page. */
@Injectable()
export class ThreadWatch {
  readonly page = signal<BoardThreadPage | null>(null);
  readonly isMissing = signal(false);
  /** The last look failed: what is shown may be old. */
  readonly isStale = signal(false);
  /** The newest answer that came while the page was open. */
  readonly news = signal<BoardPost | null>(null);

  private readonly board = inject(PublicBoard);
  private readonly document = inject(DOCUMENT);
  private place: Place | null = null;
  private isLooking = false;

  constructor() {
    const look = () => void this.lookIfSeen();
    const timer = setInterval(look, LOOK_MS);
    this.document.addEventListener('visibilitychange', look);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
      this.place = null;
      this.document.removeEventListener('visibilitychange', look);
    });
  }

  async open(place: Place): Promise<void> {
    this.place = place;
    this.page.set(null);
    this.news.set(null);
    this.isMissing.set(false);
    await this.look();
  }

  async look(): Promise<void> {
    const { place } = this;
    if (!place) return;
    try {
      const page = await this.board.thread(place);
      if (place === this.place) this.take(page);
    } catch (error) {
      if (place !== this.place) return;
      if (isMissing(error) && !this.page()) this.isMissing.set(true);
      else this.isStale.set(true);
    }
  }

  private async lookIfSeen(): Promise<void> {
    if (this.document.visibilityState !== 'visible' || this.isLooking || this.isMissing()) return;
    this.isLooking = true;
    await this.look();
    this.isLooking = false;
  }

  private take(page: BoardThreadPage): void {
    this.isStale.set(false);
    const before = this.page();
    const known = new Set(before?.thread.posts.map(({ id }) => id));
    const fresh = page.thread.posts.findLast(({ id, kind }) => kind === 'answer' && !known.has(id));
    if (before && fresh) this.news.set(fresh);
    // The same as before is left alone, so that nothing is drawn again under whoever reads or selects.
    if (JSON.stringify(before) !== JSON.stringify(page)) this.page.set(page);
  }
}
