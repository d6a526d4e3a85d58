import { ChangeDetectionStrategy, Component, inject, model, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Weekday } from '@evenhand/shared/sla/calendar-rules';
import type { RotaDraft } from '@evenhand/shared/wire/ladders';
import { Locale } from '../ui/locale.js';
import { hoursFrom, hoursText } from './hours-text.js';
import { WEEKDAYS, weekdayText } from './weekdays.js';

const OFFICE = [['09:00', '17:00']] as const;

/** In which hours anybody is on call at all. */
@Component({
  selector: 'eh-rota-hours',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  templateUrl: './rota-hours.html',
  styles: `
    fieldset {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 0.375rem;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0;
      font-weight: 550;
    }
    .day {
      grid-template-columns: 7rem minmax(0, 1fr);
      align-items: center;
    }
    .day label {
      font-weight: 400;
    }
    .wrong {
      grid-column: 2;
      color: var(--eh-breached);
    }
  `,
})
export class RotaHours {
  readonly hours = model.required<RotaDraft['hours']>();
  readonly weekdays = WEEKDAYS;
  readonly wrong = signal<ReadonlySet<Weekday>>(new Set());

  private readonly locale = inject(Locale);

  name(day: Weekday): string {
    return weekdayText(day, this.locale.tag());
  }

  text(day: Weekday): string {
    return hoursText(this.hours()?.[day] ?? []);
  }

  limit(isLimited: boolean): void {
    this.hours.set(isLimited ? { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE } : null);
  }

  read(day: Weekday, text: string): void {
    const intervals = hoursFrom(text);
    const others = [...this.wrong()].filter((one) => one !== day);
    this.wrong.set(new Set(intervals ? others : [...others, day]));
    if (!intervals) return;
    const { [day]: _before, ...rest } = this.hours() ?? {};
    this.hours.set(intervals.length > 0 ? { ...rest, [day]: intervals } : rest);
  }
}
