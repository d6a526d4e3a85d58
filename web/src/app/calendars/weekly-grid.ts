import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Interval, Weekday } from '@evenhand/shared/sla/calendar-rules';
import { Icon } from '../ui/icon.js';
import { Locale } from '../ui/locale.js';
import { CalendarDesk } from './calendar-desk.js';
import { IntervalFields } from './interval-fields.js';
import { ProblemNote } from './problem-note.js';
import { WEEKDAYS, weekdayName } from './week.js';

/** The hours of an ordinary week. */
@Component({
  selector: 'eh-weekly-grid',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger, Icon, IntervalFields, ProblemNote, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @for (day of weekdays; track day) {
        <div class="day">
          <h3>{{ nameOf(day) }}</h3>
          <eh-interval-fields
            [hours]="hoursOf(day)"
            [of]="nameOf(day)"
            [where]="'weekly.' + day"
            [none]="t('calendars.closed')"
            (changed)="set([day], $event(hoursOf(day)))"
          />
          <button
            type="button"
            class="plain"
            [cdkMenuTriggerFor]="copy"
            [attr.aria-label]="t('calendars.copy-of', { day: nameOf(day) })"
          >
            <eh-icon name="copy" />
          </button>
          <ng-template #copy>
            <div class="menu" cdkMenu [attr.aria-label]="t('calendars.copy-of', { day: nameOf(day) })">
              <button type="button" cdkMenuItem (cdkMenuItemTriggered)="set(workdays, hoursOf(day))">
                {{ t('calendars.copy.workdays') }}
              </button>
              <button type="button" cdkMenuItem (cdkMenuItemTriggered)="set(weekdays, hoursOf(day))">
                {{ t('calendars.copy.all') }}
              </button>
            </div>
          </ng-template>
        </div>
      }
      <eh-problem-note where="weekly" />
    </ng-container>
  `,
  styles: `
    .day {
      display: grid;
      grid-template-columns: 7rem minmax(0, 1fr) auto;
      align-items: center;
      gap: 0.25rem 0.75rem;
      padding-block: 0.375rem;
      border-block-start: 1px solid var(--eh-line);
    }

    .day:first-child {
      border-block-start: 0;
    }

    h3 {
      margin: 0;
      font-size: 0.875rem;
      font-weight: 550;
    }

    @media (max-width: 40rem) {
      .day {
        grid-template-columns: minmax(0, 1fr) auto;
      }

      eh-interval-fields {
        grid-row: 2;
        grid-column: 1 / -1;
      }
    }
  `,
})
export class WeeklyGrid {
  readonly weekdays = WEEKDAYS;
  readonly workdays = WEEKDAYS.slice(0, 5);

  private readonly desk = inject(CalendarDesk);
  private readonly locale = inject(Locale);

  nameOf(day: Weekday): string {
    return weekdayName(day, this.locale.tag(), 'long');
  }

  hoursOf(day: Weekday): readonly Interval[] {
    return this.desk.draft().weekly[day] ?? [];
  }

  set(days: readonly Weekday[], hours: readonly Interval[]): void {
    const weekly = { ...this.desk.draft().weekly };
    for (const day of days) weekly[day] = hours;
    this.desk.patch({ weekly });
  }
}
