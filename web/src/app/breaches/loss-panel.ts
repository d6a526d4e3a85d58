import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Losses } from '@evenhand/shared/wire/figures';
import { OUTCOMES } from '@evenhand/shared/wire/losses';
import { recall, remember } from '../ui/remembered.js';
import { Chart } from './chart.js';
import { lossSteps } from './drawings.js';
import type { Filter } from './filter.js';
import { Numbers } from './numbers.js';
import { Span } from './span.js';

const COST = 'call-cost';

/** Customers who went elsewhere, over how long they had waited; and what their calls cost. */
@Component({
  selector: 'eh-loss-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Chart, RouterLink, Span, TranslocoDirective],
  templateUrl: './loss-panel.html',
  styleUrls: ['./panel.css', './loss-panel.css'],
})
export class LossPanel {
  readonly losses = input.required<Losses>();
  readonly filter = input.required<Filter>();
  readonly numbers = inject(Numbers);
  readonly outcomes = OUTCOMES;
  readonly drawing = computed(() => lossSteps(this.losses().curve));
  /** What a call costs, in whatever money; kept in this browser. */
  readonly cost = signal(Number(recall(COST)) || 0);
  readonly spent = computed(() => this.numbers.count(this.cost() * this.losses().outcomes.phoned));

  setCost({ target }: Event): void {
    const cost = Math.max(0, (target as HTMLInputElement).valueAsNumber || 0);
    this.cost.set(cost);
    remember(COST, cost === 0 ? null : String(cost));
  }
}
