import { inject, Injectable, signal } from '@angular/core';
import type { QueueCount, QueueCounts } from '@evenhand/shared/wire/queue';
import { Pages, type Where } from './pages.js';

const READ_AT_MOST_EVERY_MS = 5000;

/** How many tickets stand in each view, as the server counts them. */
@Injectable()
export class Counts {
  readonly byView = signal<Partial<QueueCounts>>({});

  private readonly pages = inject(Pages);
  private brandId = '';
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** The count that came with a page; the other views are counted when the brand is a new one. */
  learn(where: Where, count: QueueCount): void {
    const isNewBrand = where.brandId !== this.brandId;
    this.brandId = where.brandId;
    this.byView.update((before) => ({ ...(isNewBrand ? {} : before), [where.view]: count }));
    if (isNewBrand) void this.read();
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
    this.brandId = '';
    clearTimeout(this.timer);
  }

  private async read(): Promise<void> {
    const brandId = this.brandId;
    const counts = await this.pages.counts(brandId).catch(() => null);
    if (brandId !== this.brandId) return;
    if (counts) this.byView.set(counts);
    else this.outdated();
  }
}
