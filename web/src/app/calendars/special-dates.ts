import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { SpecialDate } from '@evenhand/shared/wire/calendars';
import { Icon } from '../ui/icon.js';
import { CalendarDesk } from './calendar-desk.js';
import { IntervalFields } from './interval-fields.js';
import { ProblemNote } from './problem-note.js';

/** Dates that are treated apart by hand: days off, and days with hours of their own. */
@Component({
  selector: 'eh-special-dates',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, IntervalFields, ProblemNote, TranslocoDirective],
  templateUrl: './special-dates.html',
  styleUrl: './special-dates.css',
})
export class SpecialDates {
  readonly specials = computed(() => this.desk.draft().specials);

  private readonly desk = inject(CalendarDesk);

  change(nth: number, part: Partial<SpecialDate>): void {
    this.set(this.specials().map((one, index) => (index === nth ? { ...one, ...part } : one)));
  }

  add(): void {
    this.set([...this.specials(), { date: '', name: '', hours: [], isYearly: false }]);
  }

  remove(nth: number): void {
    this.set(this.specials().filter((_, index) => index !== nth));
  }

  private set(specials: readonly SpecialDate[]): void {
    this.desk.patch({ specials });
  }
}
