import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { TicketPage } from '@evenhand/shared/wire/ticket';
import { TranslocoDirective } from '@jsverse/transloco';
import { whyPaused } from '../why-paused.js';
import { LossButtons } from '../loss-buttons.js';
import { resolvedAt } from '../resolved-at.js';
import { ClocksCard } from './clocks-card.js';
import { CustomerCard } from './customer-card.js';
import { FactsCard } from './facts-card.js';
import { LadderCard } from './ladder-card.js';
import { StandingCard } from './standing-card.js';

/** All that is known of the ticket beside what was said. */
@Component({
  selector: 'eh-side-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ClocksCard, CustomerCard, FactsCard, LadderCard, LossButtons, StandingCard, TranslocoDirective],
  template: `
    <eh-standing-card [page]="page()" />
    <ng-container *transloco="let t">
      <eh-clocks-card
        [clocks]="page().clocks"
        [isHeld]="page().state === 'resolved'"
        [heldAt]="resolvedAt()"
        [isOver]="page().state === 'merged'"
        [why]="why() && t(why()!.key, why()!.values)"
      />
    </ng-container>
    @if (page().ladder.length > 0) {
      <eh-ladder-card [steps]="page().ladder" [rung]="page().rung" />
    }
    <eh-customer-card [page]="page()" />
    <eh-facts-card [page]="page()" />
    <eh-loss-buttons [page]="page()" />
  `,
  styles: `
    :host {
      display: block;
    }
  `,
})
export class SidePanel {
  readonly page = input.required<TicketPage>();
  readonly resolvedAt = computed(() => resolvedAt(this.page()));
  readonly why = computed(() => whyPaused(this.page()));
}
