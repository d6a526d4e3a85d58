import { ChangeDetectionStrategy, Component, effect, inject, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Live } from '../live/live.js';
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

  constructor() {
    const live = inject(Live);
    let wasLost = false;
    effect(() => {
      const state = live.state();
      if (wasLost && state === 'live') untracked(() => this.claims.answersAgain());
      wasLost = state !== 'live';
    });
  }
}
