import { ChangeDetectionStrategy, Component, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CalendarRow } from '@evenhand/shared/wire/calendars';
import { keepReading } from '../live/keep-reading.js';
import { FailureNote } from '../session/failure-note.js';
import { Icon } from '../ui/icon.js';
import { Locale } from '../ui/locale.js';
import { Moment } from '../ui/moment.js';
import { Calendars } from './calendars.js';
import { weekText } from './week.js';

/** The hours in which promises run. */
@Component({
  selector: 'eh-calendars-screen',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FailureNote, Icon, Moment, RouterLink, TranslocoDirective],
  providers: [Calendars],
  templateUrl: './calendars-screen.html',
  styleUrl: './calendars-screen.css',
})
export class CalendarsScreen {
  readonly brandId = input.required<string>();
  readonly calendars = inject(Calendars);
  readonly placeholders = [1, 2];

  private readonly locale = inject(Locale);

  constructor() {
    effect(() => {
      const brandId = this.brandId();
      untracked(() => void this.calendars.open(brandId));
    });
    keepReading(() => this.calendars.reread());
  }

  weekOf({ weekly }: CalendarRow): string {
    return weekText(weekly, this.locale.tag());
  }

  hoursOf({ weeklyMinutes }: CalendarRow): string {
    const hours = weeklyMinutes / 60;
    return hours.toLocaleString(this.locale.tag(), { maximumFractionDigits: 2 });
  }

  dateText(date: string): string {
    const form = { dateStyle: 'full', timeZone: 'UTC' } as const;
    return new Intl.DateTimeFormat(this.locale.tag(), form).format(Date.parse(date));
  }
}
