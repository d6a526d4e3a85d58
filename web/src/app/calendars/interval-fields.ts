import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Interval } from '@evenhand/shared/sla/calendar-rules';
import { Icon } from '../ui/icon.js';
import { ProblemNote } from './problem-note.js';
import { isOverMidnight, keptEnd, shownEnd } from './week.js';

/** Any number of hours of one day, from and to, also over midnight. */
@Component({
  selector: 'eh-interval-fields',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, ProblemNote, TranslocoDirective],
  templateUrl: './interval-fields.html',
  styleUrl: './interval-fields.css',
})
export class IntervalFields {
  readonly hours = input.required<readonly Interval[]>();
  /** Whose hours they are, for who does not see it. */
  readonly of = input.required<string>();
  /** Where in the draft they stand. */
  readonly where = input.required<string>();
  /** What is said where there are none. */
  readonly none = input.required<string>();
  /** What becomes of the hours as they are now, which may be more than is shown yet. */
  readonly changed = output<(hours: readonly Interval[]) => readonly Interval[]>();
  readonly shownEnd = shownEnd;
  readonly isOverMidnight = isOverMidnight;

  change(nth: number, side: 'from' | 'to', field: EventTarget | null): void {
    const { value } = field as HTMLInputElement;
    this.changed.emit((hours) =>
      hours.map((one, index): Interval => {
        if (index !== nth) return one;
        return side === 'from' ? [value, one[1]] : [one[0], keptEnd(value)];
      }),
    );
  }

  /** After the last ones, as a shift that ends in the evening. */
  add(): void {
    this.changed.emit((hours) => {
      const last = hours.at(-1)?.[1];
      const next: Interval = last && last < '16:00' ? [last, '17:00'] : ['09:00', '17:00'];
      return [...hours, last && last >= '16:00' ? ['20:00', '22:00'] : next];
    });
  }

  remove(nth: number): void {
    this.changed.emit((hours) => hours.filter((_, index) => index !== nth));
  }
}
