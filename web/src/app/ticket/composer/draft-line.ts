import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../../ui/icon.js';
import type { DraftField } from './draft-field.js';
import { Moment } from '../../ui/moment.js';

/** Whether what was written is safe. */
@Component({
  selector: 'eh-draft-line',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, Moment, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @switch (field().state()) {
        @case ('changed') {
          {{ t('ticket.draft.changed') }}
        }
        @case ('saved') {
          <eh-icon name="check" />{{ t('ticket.draft.saved') }}
          @if (field().savedAt(); as at) {
            <eh-moment [at]="at" />
          }
        }
        @case ('failed') {
          <span class="failed" role="alert"><eh-icon name="warning" />{{ t('ticket.draft.failed') }}</span>
        }
      }
    </ng-container>
  `,
  styles: `
    :host {
      color: var(--eh-muted);
      font-size: 0.8125rem;
    }
    eh-icon {
      margin-inline-end: 0.375rem;
      vertical-align: -0.1875em;
    }
    .failed {
      color: var(--eh-breached);
      font-weight: 600;
    }
  `,
})
export class DraftLine {
  readonly field = input.required<DraftField>();
}
