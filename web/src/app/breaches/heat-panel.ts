import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { shareKept } from '@evenhand/shared/wire/breaches';
import type { HeatCell } from '@evenhand/shared/wire/figures';
import { Chart } from './chart.js';
import { heat } from './drawings.js';
import type { Filter } from './filter.js';
import { Numbers } from './numbers.js';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** In which hours of the week promises began that broke. */
@Component({
  selector: 'eh-heat-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Chart, RouterLink, TranslocoDirective],
  templateUrl: './heat-panel.html',
  styleUrl: './panel.css',
})
export class HeatPanel {
  readonly heat = input.required<readonly HeatCell[]>();
  readonly zone = input.required<string>();
  readonly filter = input.required<Filter>();
  readonly numbers = inject(Numbers);
  readonly drawing = computed(() =>
    heat({
      hours: HOURS.map(String),
      weekdays: WEEKDAYS.map((day) => this.numbers.weekday(day)),
      cells: this.heat().map((cell) => [cell.hour, cell.weekday - 1, broken(cell) * 100] as const),
      tip: (index) => this.tip(index),
    }),
  );

  private readonly router = inject(Router);
  private readonly words = inject(TranslocoService);

  beneath({ weekday, hour }: HeatCell) {
    return { cell: `${weekday}-${hour}`, which: 'all' };
  }

  isHere({ weekday, hour }: HeatCell): boolean {
    const [day, at] = this.filter().cell.split('-').map(Number);
    return day === weekday && at === hour;
  }

  name({ weekday, hour }: HeatCell): string {
    return `${this.numbers.weekday(weekday)} ${hour}–${hour + 1}`;
  }

  share(cell: HeatCell): string {
    return this.numbers.share(shareKept(cell) === null ? null : broken(cell));
  }

  clocks({ met, breached, running }: HeatCell): string {
    return this.numbers.count(met + breached + running);
  }

  pick(index: number): void {
    const cell = this.heat()[index];
    if (cell)
      void this.router.navigate([], { queryParams: this.beneath(cell), queryParamsHandling: 'merge' });
  }

  private tip(index: number): string {
    const cell = this.heat()[index];
    if (!cell) return '';
    const values = { share: this.share(cell), n: this.numbers.count(cell.met + cell.breached) };
    return `${this.name(cell)}: ${this.words.translate('breaches.heat.tip', values)}`;
  }
}

const broken = (cell: HeatCell) => 1 - (shareKept(cell) ?? 1);
