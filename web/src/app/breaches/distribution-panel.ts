import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { ClockKind } from '@evenhand/shared/wire/clock';
import type { Bin, Distribution } from '@evenhand/shared/wire/figures';
import { Chart } from './chart.js';
import { bars } from './drawings.js';
import type { Filter } from './filter.js';
import { Numbers } from './numbers.js';
import { spanText } from './span-text.js';

/** How many promises took how long, or used how much of their target. */
@Component({
  selector: 'eh-distribution-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Chart, RouterLink, TranslocoDirective],
  templateUrl: './distribution-panel.html',
  styleUrl: './panel.css',
})
export class DistributionPanel {
  readonly distributions = input.required<readonly Distribution[]>();
  readonly filter = input.required<Filter>();
  readonly by = signal<'used' | 'took'>('used');
  readonly wanted = signal<ClockKind>('first_response');
  readonly shown = computed(
    () => this.distributions().find(({ clock }) => clock === this.wanted()) ?? this.distributions()[0],
  );
  readonly bins = computed(() => this.shown()?.[this.by()] ?? []);
  readonly drawing = computed(() =>
    bars({
      names: this.bins().map((bin) => this.name(bin)),
      kept: this.bins().map(({ met }) => met),
      broken: this.bins().map(({ breached }) => breached),
      words: {
        kept: this.words.translate('breaches.met'),
        broken: this.words.translate('breaches.breached'),
      },
    }),
  );
  readonly numbers = inject(Numbers);

  private readonly router = inject(Router);
  private readonly words = inject(TranslocoService);

  name(bin: Bin): string {
    return `${this.numbers.span(bin)} ${this.by() === 'used' ? '%' : 'min'}`;
  }

  /** The address of what stands beneath a bin. */
  beneath(bin: Bin) {
    const other = this.by() === 'used' ? 'took' : 'used';
    return { [this.by()]: spanText(bin), [other]: null, clock: this.shown()?.clock ?? null, which: 'all' };
  }

  isHere(bin: Bin): boolean {
    return this.filter()[this.by()] === spanText(bin);
  }

  pick(index: number): void {
    const bin = this.bins()[index];
    if (bin) void this.router.navigate([], { queryParams: this.beneath(bin), queryParamsHandling: 'merge' });
  }

  choose(what: 'by' | 'clock', { target }: Event): void {
    const { value } = target as HTMLSelectElement;
    if (what === 'by') this.by.set(value as 'used' | 'took');
    else this.wanted.set(value as ClockKind);
  }
}
