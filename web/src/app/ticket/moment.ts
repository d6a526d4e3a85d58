import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Locale } from '../ui/locale.js';
import { sinceText } from '../ui/since.js';
import { Ticker } from '../ui/ticker.js';

/** A moment as short as it is clear, and in full where somebody points at it. */
@Component({
  selector: 'eh-moment',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<time [attr.datetime]="at()" [attr.title]="full()">{{ short() }}</time>`,
  styles: `
    time {
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
  `,
})
export class Moment {
  readonly at = input.required<string>();
  readonly short = computed(() => sinceText(this.ms(), this.ticker.now(), this.locale.tag()));
  readonly full = computed(() =>
    new Intl.DateTimeFormat(this.locale.tag(), { dateStyle: 'full', timeStyle: 'medium' }).format(this.ms()),
  );
  private readonly ms = computed(() => Date.parse(this.at()));
  private readonly locale = inject(Locale);
  private readonly ticker = inject(Ticker);
}
