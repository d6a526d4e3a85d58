import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { QUEUE_VIEWS, type QueueCount, type QueueCounts, type QueueView } from '@evenhand/shared/wire/queue';
import { Locale } from '../ui/locale.js';

/** They have a tab only where there is something to see: what came back, and imported history. */
const SELDOM: ReadonlySet<QueueView> = new Set(['recurring', 'imported']);

/** The views, each a link, so that a view can be kept, sent and gone back to. */
@Component({
  selector: 'eh-view-tabs',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, TranslocoDirective],
  templateUrl: './view-tabs.html',
  styleUrl: './view-tabs.css',
})
export class ViewTabs {
  readonly view = input.required<QueueView>();
  readonly counts = input.required<Partial<QueueCounts>>();
  readonly views = computed(() =>
    QUEUE_VIEWS.filter((view) => !SELDOM.has(view) || view === this.view() || this.counts()[view]?.value),
  );

  private readonly locale = inject(Locale);

  counted(count: QueueCount): string {
    return count.value.toLocaleString(this.locale.tag()) + (count.isCapped ? '+' : '');
  }
}
