import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../ui/icon.js';
import { Claims } from './claims.js';
import { Queue } from './queue.js';

/** What the reader must know about the list: it could not be read, or it was read anew and differs. */
@Component({
  selector: 'eh-queue-notices',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  templateUrl: './queue-notices.html',
  styleUrl: './queue-notices.css',
})
export class QueueNotices {
  readonly queue = inject(Queue);
  readonly claims = inject(Claims);
}
