import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Losses, LossPoint } from '@evenhand/shared/wire/figures';
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

  private readonly router = inject(Router);

  beneath({ waitedMs }: LossPoint) {
    return { waited: String(waitedMs), which: 'all' };
  }

  /** The first point of the drawing is its corner: nobody was lost there yet. */
  pick(index: number): void {
    const point = this.losses().curve[index - 1];
    if (point)
      void this.router.navigate([], { queryParams: this.beneath(point), queryParamsHandling: 'merge' });
  }

  setCost({ target }: Event): void {
    const cost = Math.max(0, (target as HTMLInputElement).valueAsNumber || 0);
    this.cost.set(cost);
    remember(COST, cost === 0 ? null : String(cost));
  }
}
