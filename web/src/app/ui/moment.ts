import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Locale } from './locale.js';
import { sinceText } from './since.js';
import { Ticker } from './ticker.js';

/** A moment, as short as it is clear today, and in full under the pointer. */
@Component({
  selector: 'eh-moment',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<time [attr.datetime]="at()" [title]="inFull()">{{ short() }}</time>`,
  styles: `
    time {
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
  `,
})
export class Moment {
  readonly at = input.required<string>();
  readonly short = computed(() => sinceText(Date.parse(this.at()), this.today(), this.locale.tag()));
  readonly inFull = computed(() =>
    new Intl.DateTimeFormat(this.locale.tag(), { dateStyle: 'full', timeStyle: 'medium' }).format(
      Date.parse(this.at()),
    ),
  );

  private readonly ticker = inject(Ticker);
  private readonly locale = inject(Locale);
  /** Changes by the minute, not by the second. */
  private readonly today = computed(() => Math.floor(this.ticker.now() / 60_000) * 60_000);
}
