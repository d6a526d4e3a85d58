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
    <section class="blank" *transloco="let t">
      <eh-icon name="inbox" />
      <h1 tabindex="-1">{{ t('ticket.none') }}</h1>
      <p>{{ t('ticket.none.text') }}</p>
      <button type="button" class="button primary" (click)="steps.back()">{{ t('ticket.back') }}</button>
    </section>
  `,
})
export class NoTicket {
  readonly steps = inject(Steps);
}
