import { inject, Injectable, signal } from '@angular/core';
import type { QueueCount, QueueCounts } from '@evenhand/shared/wire/queue';
import { Pages, type Where } from './pages.js';

const READ_AT_MOST_EVERY_MS = 5000;

/** How many tickets stand in each view, as the server counts them. */
@Injectable()
export class Counts {
  readonly byView = signal<Partial<QueueCounts>>({});

  private readonly pages = inject(Pages);
  private where: Pick<Where, 'brandId' | 'filter'> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * The count that came with a page; the other views are counted when the brand or the filter is a new one, and once
   * more: the server keeps its counts for a moment, and what moved in it may be the last for long.
   */
  learn(where: Where, count: QueueCount): void {
    const isNew = whatOf(where) !== whatOf(this.where);
    this.where = where;
    this.byView.update((before) => ({ ...(isNew ? {} : before), [where.view]: count }));
    if (!isNew) return;
    void this.read();
    this.outdated();
  }

  /** Something moved: count again soon, but not each time. */
  outdated(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      if (document.hidden) this.outdated();
      else void this.read();
    }, READ_AT_MOST_EVERY_MS);
  }

  stop(): void {
    this.where = null;
    clearTimeout(this.timer);
  }

  /** Counts at once: the viewer has just moved something. */
  async read(): Promise<void> {
    const { where } = this;
    if (!where) return;
    const counts = await this.pages.counts(where).catch(() => null);
    if (whatOf(where) !== whatOf(this.where)) return;
    if (counts) this.byView.set(counts);
    else this.outdated();
  }
}

const whatOf = (where: Pick<Where, 'brandId' | 'filter'> | null): string =>
  where ? JSON.stringify([where.brandId, where.filter]) : '';
