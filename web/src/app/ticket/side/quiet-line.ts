import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, effect, inject, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { QUIET_MINUTES } from '@evenhand/shared/wire/climbing';
import { FailureNote } from '../../session/failure-note.js';
import { Icon } from '../../ui/icon.js';
import { Locale } from '../../ui/locale.js';
import { minutesText } from '../../ui/minutes-text.js';
import { Moment } from '../../ui/moment.js';
import { OpenTicket } from '../open-ticket.js';
import { Quiets } from './quiets.js';

/** Somebody has taken note: until when nobody is paged about this ticket, who said so, and how to say so or end it. */
@Component({
  selector: 'eh-quiet-line',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger, FailureNote, Icon, Moment, TranslocoDirective],
  providers: [Quiets],
  template: `
    <ng-container *transloco="let t">
      @if (quiets.until(); as until) {
        <p class="quiet">
          <eh-icon name="quiet" />
          <span>
            {{ t('ticket.quiet.until', { name: quiets.by() }) }} <eh-moment [at]="until" />
            <span class="muted">{{ t('ticket.quiet.why') }}</span>
          </span>
          <button type="button" class="plain" (click)="quiets.end()">{{ t('ticket.quiet.end') }}</button>
        </p>
      } @else if (mayAcknowledge()) {
        <button type="button" class="button" [cdkMenuTriggerFor]="menu">
          <eh-icon name="quiet" /> {{ t('ticket.quiet') }} <eh-icon name="chevron-down" />
        </button>
        <ng-template #menu>
          <div class="menu" cdkMenu [attr.aria-label]="t('ticket.quiet')">
            @for (each of minutes; track each) {
              <button type="button" cdkMenuItem (cdkMenuItemTriggered)="quiets.begin(each)">
                {{ t('ticket.quiet.for', { time: span(each) }) }}
              </button>
            }
          </div>
        </ng-template>
      }
      <eh-failure-note [failure]="quiets.attempt.failure()" />
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      justify-items: start;
      gap: 0.375rem;
    }
    .quiet {
      display: flex;
      align-items: center;
      gap: 0.5rem;
      inline-size: 100%;
      padding: 0.25rem 0.25rem 0.25rem 0.625rem;
      border-radius: 0.5rem;
      background: var(--eh-paused-wash);
      color: var(--eh-paused);
    }
    p {
      margin: 0;
    }
    .quiet > span {
      flex: 1;
    }
    .muted {
      display: block;
      font-size: 0.8125rem;
    }
  `,
})
export class QuietLine {
  readonly quiets = inject(Quiets);
  readonly minutes = QUIET_MINUTES;

  private readonly ticket = inject(OpenTicket);
  private readonly locale = inject(Locale);

  constructor() {
    effect(() => {
      this.ticket.page();
      untracked(() => void this.quiets.read());
    });
  }

  mayAcknowledge(): boolean {
    const page = this.ticket.page();
    return page !== null && !page.isImported && (page.state === 'open' || page.state === 'waiting');
  }

  span(minutes: number): string {
    return minutesText(minutes, this.locale.units());
  }
}
