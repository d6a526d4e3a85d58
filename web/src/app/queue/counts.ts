import { inject, Injectable, signal } from '@angular/core';
import { QUEUE_VIEWS, type QueuePage, type QueueView } from '@evenhand/shared/wire/queue';
import { Pages, type Where } from './pages.js';

export type Count = QueuePage['count'];

const READ_AT_MOST_EVERY_MS = 5000;

/** How many tickets stand in each view, as the server counts them. */
@Injectable()
export class Counts {
  readonly byView = signal<Readonly<Partial<Record<QueueView, Count>>>>({});

  private readonly pages = inject(Pages);
  private brandId = '';
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** The count that came with a page; the other views are counted when the brand is a new one. */
  learn(where: Where, count: Count): void {
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
    clearTimeout(this.timer);
  }

  private async read(): Promise<void> {
    const brandId = this.brandId;
    const read = QUEUE_VIEWS.map((view) => this.pages.count({ brandId, view }));
    const answers = await Promise.allSettled(read);
    if (brandId !== this.brandId) return;
    const counted = QUEUE_VIEWS.flatMap((view, index) => {
      const answer = answers[index];
      return answer?.status === 'fulfilled' ? [[view, answer.value] as const] : [];
    });
    this.byView.update((before) => ({ ...before, ...Object.fromEntries(counted) }));
  }
}
