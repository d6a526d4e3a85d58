import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { TicketPage } from '@evenhand/shared/wire/ticket';
import { Locale } from '../../ui/locale.js';
import { visibleText } from '../../ui/visible-text.js';
import { Moment } from '../../ui/moment.js';
import { OpenTicket } from '../open-ticket.js';

/** Who wrote, how often, and what else of theirs there was. */
@Component({
  selector: 'eh-customer-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Moment, RouterLink, TranslocoDirective],
  templateUrl: './customer-card.html',
  styleUrls: ['./card.css', './customer-card.css'],
})
export class CustomerCard {
  readonly page = input.required<TicketPage>();
  readonly locale = inject(Locale);
  readonly ticket = inject(OpenTicket);
  readonly name = computed(() => {
    const customer = this.page().customer;
    return visibleText(customer?.name ?? customer?.handle ?? '');
  });
  readonly handle = computed(() => {
    const handle = visibleText(this.page().customer?.handle ?? '');
    return handle === this.name() ? '' : handle;
  });
  readonly earlier = computed(() =>
    (this.page().customer?.earlier ?? []).map((one) => ({ ...one, excerpt: visibleText(one.excerpt) })),
  );
}
