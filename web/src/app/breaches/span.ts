import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { timeOver } from '../ui/duration.js';
import { Locale } from '../ui/locale.js';

/** A span of time, short; to the second under the pointer. */
@Component({
  selector: 'eh-span',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[title]': 'exact()' },
  template: `{{ short() }}`,
})
export class Span {
  readonly ms = input.required<number | null>();
  readonly short = computed(() => {
    const ms = this.ms();
    return ms === null ? '–' : timeOver(ms, this.locale.units());
  });
  readonly exact = computed(() => {
    const ms = this.ms();
    if (ms === null) return '';
    return (ms / 1000).toLocaleString(this.locale.tag(), {
      style: 'unit',
      unit: 'second',
      maximumFractionDigits: 3,
    });
  });

  private readonly locale = inject(Locale);
}
