import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../../ui/icon.js';
import { Locale } from '../../ui/locale.js';

/** Posts came while the reply was written: nothing is sent over them before they are read. */
@Component({
  selector: 'eh-stale-bar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <eh-icon name="warning" />
      <p role="alert">
        @if (count() > 0) {
          {{ t('ticket.new.' + locale.plural(count()), { n: count() }) }}
        } @else {
          {{ t('ticket.new.some') }}
        }
      </p>
      <div class="acts">
        @if (count() > 0) {
          <button type="button" class="quiet" (click)="shown.emit()">{{ t('ticket.new.show') }}</button>
        }
        <button type="button" class="quiet" data-confirm (click)="confirmed.emit()">
          <eh-icon name="check" />{{ t('ticket.new.confirm') }}
        </button>
      </div>
    </ng-container>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.375rem 0.625rem;
      margin-block-end: 0.5rem;
      padding: 0.375rem 0.5rem 0.375rem 0.75rem;
      border-radius: 0.625rem;
      background: var(--eh-due-soon-wash);
      color: var(--eh-due-soon);
    }
    p {
      flex: 1 1 12rem;
      margin: 0;
      font-weight: 600;
    }
    .acts {
      display: flex;
      gap: 0.375rem;
    }
    button.quiet {
      min-block-size: 2rem;
      border-color: currentColor;
      color: inherit;
    }
    button.quiet:hover {
      background: color-mix(in srgb, var(--eh-due-soon) 12%, transparent);
    }
  `,
  styleUrl: '../buttons.css',
})
export class StaleBar {
  readonly count = input.required<number>();
  readonly shown = output();
  readonly confirmed = output();
  readonly locale = inject(Locale);
}
