import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { QUEUE_VIEWS, type QueueView } from '@evenhand/shared/wire/queue';
import { Locale } from '../ui/locale.js';
import type { Count } from './counts.js';

/** The views, each a link, so that a view can be kept, sent and gone back to. */
@Component({
  selector: 'eh-view-tabs',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink],
  templateUrl: './view-tabs.html',
  styleUrl: './view-tabs.css',
})
export class ViewTabs {
  readonly view = input.required<QueueView>();
  readonly counts = input.required<Readonly<Partial<Record<QueueView, Count>>>>();
  readonly views = QUEUE_VIEWS;

  private readonly locale = inject(Locale);

  counted(count: Count): string {
    return count.value.toLocaleString(this.locale.tag) + (count.isCapped ? '+' : '');
  }
}
