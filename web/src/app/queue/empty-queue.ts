import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { QueueView } from '@evenhand/shared/wire/queue';
import { Icon } from '../ui/icon.js';
import { NO_FILTER } from './filter.js';

/** Says that nothing is there, and what to do about it. */
@Component({
  selector: 'eh-empty-queue',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, RouterLink, TranslocoDirective],
  templateUrl: './empty-queue.html',
})
export class EmptyQueue {
  readonly view = input.required<QueueView>();
  /** Filters may hide what there is. */
  readonly isFiltered = input(false);
  readonly noFilter = NO_FILTER;
}
