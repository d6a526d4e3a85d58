import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { TicketPage } from '@evenhand/shared/wire/ticket';
import { Icon } from '../../ui/icon.js';
import { Session } from '../../session/session.js';
import { SidePanel } from './side-panel.js';

/** On a small screen: what is known of the ticket, in a line that opens above the conversation. */
@Component({
  selector: 'eh-side-fold',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, SidePanel, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <button
        type="button"
        aria-controls="ticket-side"
        [attr.aria-expanded]="isOpen()"
        (click)="isOpen.set(!isOpen())"
      >
        <span class="unseen">{{ t('ticket.side') }}</span>
        <span>{{
          page().waitingOn
            ? t('ticket.waitsFor', { name: page().waitingOn })
            : t('ticket.state.' + page().state)
        }}</span>
        <span>{{ isMine() ? t('ticket.yours') : (page().assignee?.name ?? t('ticket.nobody')) }}</span>
        <span>{{ t('ticket.severity', { n: page().severity }) }}</span>
        <eh-icon name="chevron-down" />
      </button>
      <div id="ticket-side" [hidden]="!isOpen()">
        @if (isOpen()) {
          <eh-side-panel [page]="page()" />
        }
      </div>
    </ng-container>
  `,
  styleUrl: './side-fold.css',
})
export class SideFold {
  readonly page = input.required<TicketPage>();
  readonly isOpen = signal(false);
  readonly isMine = computed(() => this.page().assignee?.id === this.session.me()?.id);
  private readonly session = inject(Session);
}
