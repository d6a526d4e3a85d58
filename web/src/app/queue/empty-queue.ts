import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { QueueView } from '@evenhand/shared/wire/queue';
import { Icon } from '../ui/icon.js';

/** Says that nothing is there, and what to do about it. */
@Component({
  selector: 'eh-empty-queue',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  templateUrl: './empty-queue.html',
  styleUrl: './empty-queue.css',
})
export class EmptyQueue {
  readonly view = input.required<QueueView>();
}
