import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../ui/icon.js';
import { Steps } from './steps.js';

/** The address leads to no ticket of this brand. */
@Component({
  selector: 'eh-no-ticket',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <eh-icon name="inbox" />
      <h1 tabindex="-1">{{ t('ticket.none') }}</h1>
      <p>{{ t('ticket.none.text') }}</p>
      <button type="button" class="solid" (click)="steps.back()">{{ t('ticket.back') }}</button>
    </ng-container>
  `,
  styles: `
    :host {
      display: block;
      max-inline-size: 32rem;
      margin: 14vh auto 0;
      padding: 1.5rem;
      text-align: center;
    }
    eh-icon {
      color: var(--eh-accent);
      font-size: 2.5rem;
    }
    h1 {
      margin: 0.75rem 0 0.25rem;
      font-size: 1.125rem;
      font-weight: 650;
    }
    p {
      margin: 0 0 1rem;
      color: var(--eh-muted);
    }
  `,
  styleUrl: './buttons.css',
})
export class NoTicket {
  readonly steps = inject(Steps);
}
