import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ThenState, TicketPage } from '@evenhand/shared/wire/ticket';
import { Icon } from '../../ui/icon.js';
import type { IconName } from '../../ui/icons.js';
import { Session } from '../../session/session.js';
import { Writing } from './writing.js';

const WAYS: readonly { readonly then: ThenState; readonly icon: IconName }[] = [
  { then: 'waiting', icon: 'due-soon' },
  { then: 'open', icon: 'inbox' },
  { then: 'resolved', icon: 'check' },
];

/** Says to whom, where and as whom it sends; beside it, what the ticket becomes after that. */
@Component({
  selector: 'eh-send-button',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger, Icon, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <button
        type="button"
        class="solid send"
        aria-keyshortcuts="Control+Enter"
        [disabled]="isOff()"
        (click)="sent.emit('waiting')"
      >
        <eh-icon name="reply" />
        <span>{{
          t('ticket.send', {
            name: name() || t('ticket.theCustomer'),
            channel: t('ui.channel.' + page().channel),
            as: t('ticket.signatory', { name: me()?.name, account: page().account.handle }),
          })
        }}</span>
      </button>
      <button
        type="button"
        class="solid more"
        [attr.aria-label]="t('ticket.send.more')"
        [disabled]="isOff()"
        [cdkMenuTriggerFor]="menu"
      >
        <eh-icon name="chevron-down" />
      </button>
      <ng-template #menu>
        <div class="menu" cdkMenu [attr.aria-label]="t('ticket.send.more')">
          @for (way of ways; track way.then) {
            <button type="button" cdkMenuItem (cdkMenuItemTriggered)="sent.emit(way.then)">
              <eh-icon [name]="way.icon" />
              <span>{{ t('ticket.send.' + way.then) }}</span>
            </button>
          }
        </div>
      </ng-template>
    </ng-container>
  `,
  styles: `
    :host {
      display: flex;
      max-inline-size: 100%;
    }
    button.send {
      flex: 1;
      min-inline-size: 0;
      border-start-end-radius: 0;
      border-end-end-radius: 0;
      text-align: start;
      overflow-wrap: anywhere;
    }
    button.more {
      padding-inline: 0.5rem;
      border-inline-start: 1px solid color-mix(in srgb, var(--eh-on-accent) 40%, transparent);
      border-start-start-radius: 0;
      border-end-start-radius: 0;
    }
  `,
  styleUrl: '../buttons.css',
})
export class SendButton {
  readonly page = input.required<TicketPage>();
  readonly name = input.required<string>();
  readonly sent = output<ThenState>();

  readonly ways = WAYS;
  readonly isOff = computed(() => this.writing.isSending() || this.writing.reply.text().trim() === '');
  readonly me = inject(Session).me;
  private readonly writing = inject(Writing);
}
