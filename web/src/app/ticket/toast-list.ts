import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../ui/icon.js';
import { Toasts, type Toast } from './toasts.js';

/** What was just done, with a way back where there is one. */
@Component({
  selector: 'eh-toast-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  template: `
    <div role="status" *transloco="let t">
      @for (toast of toasts.shown(); track toast.id) {
        <p class="toast" [class.failed]="toast.isFailure">
          <eh-icon [name]="toast.isFailure ? 'warning' : 'check'" />
          <span class="words">{{ toast.text }}</span>
          @if (toast.undo) {
            <button type="button" class="plain strong" (click)="undo(toast)">{{ t('ticket.undo') }}</button>
          }
          <button
            type="button"
            class="plain"
            [attr.aria-label]="t('ui.close')"
            (click)="toasts.close(toast.id)"
          >
            <eh-icon name="close" />
          </button>
        </p>
      }
    </div>
  `,
  styles: `
    :host {
      position: absolute;
      inset-block-start: 6rem;
      inset-inline: 0;
      z-index: 5;
      display: grid;
      justify-items: center;
      padding-inline: 1rem;
      pointer-events: none;
    }
    .toast {
      display: flex;
      align-items: center;
      gap: 0.625rem;
      margin: 0;
      padding: 0.25rem 0.375rem 0.25rem 1rem;
      border: 1px solid var(--eh-line);
      border-radius: 0.75rem;
      background: var(--eh-raised);
      box-shadow: var(--eh-shadow);
      pointer-events: auto;
    }
    .toast > eh-icon {
      color: var(--eh-on-time);
    }
    .failed > eh-icon {
      color: var(--eh-breached);
    }
    @media (max-width: 39.99rem) {
      :host {
        inset-block-start: 8rem;
      }
    }
    @media (max-height: 39.99rem) {
      :host {
        position: fixed;
        inset-block-start: 4rem;
      }
    }
    .words {
      padding-block: 0.25rem;
    }
    .strong {
      color: var(--eh-accent);
      font-weight: 600;
    }
  `,
})
export class ToastList {
  readonly toasts = inject(Toasts);

  undo(toast: Toast): void {
    this.toasts.close(toast.id);
    toast.undo?.();
  }
}
