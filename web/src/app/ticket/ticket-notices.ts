import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Live } from '../live/live.js';
import { Icon } from '../ui/icon.js';
import { OpenTicket } from './open-ticket.js';

/** What the reader must know of the page: it could not be read, or nothing arrives. */
@Component({
  selector: 'eh-ticket-notices',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (live.state() === 'not-live') {
        <p class="notice failed" role="alert">
          <eh-icon name="not-live" />
          <span class="words">{{ t('ticket.offline') }}</span>
        </p>
      } @else if (ticket.failure(); as failure) {
        <p class="notice failed" role="alert">
          <eh-icon name="warning" />
          <span class="words">
            {{ failure.sentence ?? t('ticket.failed') }}
            @if (ticket.page()) {
              {{ t('ticket.stale') }}
            }
          </span>
          <button type="button" class="plain" (click)="ticket.reread()">{{ t('ticket.retry') }}</button>
        </p>
      }
    </ng-container>
  `,
  styles: `
    .notice {
      margin: 0 1rem 0.5rem;
    }
  `,
})
export class TicketNotices {
  readonly ticket = inject(OpenTicket);
  readonly live = inject(Live);
}
