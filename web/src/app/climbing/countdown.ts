import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { timeLeft, timeOver } from '../ui/duration.js';
import { Locale } from '../ui/locale.js';
import { Ticker } from '../ui/ticker.js';

/** How long until an instant, or since it, by the server's time, second by second. */
@Component({
  selector: 'eh-countdown',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<time [attr.datetime]="at()">{{ text() }}</time>`,
  styles: `
    time {
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
  `,
})
export class Countdown {
  readonly at = input.required<string>();
  readonly text = computed(() => {
    const left = Date.parse(this.at()) - this.ticker.now();
    const units = this.locale.units();
    return left >= 0 ? timeLeft(left, units) : `+${timeOver(-left, units)}`;
  });

  private readonly ticker = inject(Ticker);
  private readonly locale = inject(Locale);
}
