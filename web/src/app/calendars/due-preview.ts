import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { calendarOf } from '@evenhand/shared/sla/calendar-of';
import { RunningTime } from '@evenhand/shared/sla/running-time';
import { Locale } from '../ui/locale.js';
import { Ticker } from '../ui/ticker.js';
import { CalendarDesk } from './calendar-desk.js';
import { instantAt, wallTime } from './wall-time.js';

const HOUR_MS = 3_600_000;

/** When a clock of some hours that began at some time would be due, by the arithmetic that the server uses. */
@Component({
  selector: 'eh-due-preview',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <h2>{{ t('calendars.due') }}</h2>
      <div class="fields">
        <div class="field">
          <label for="due-hours">{{ t('calendars.due.hours') }}</label>
          <input
            id="due-hours"
            type="number"
            min="0.25"
            max="8760"
            step="0.25"
            [value]="hours()"
            (input)="hours.set($any($event.target).valueAsNumber)"
          />
        </div>
        <div class="field">
          <label for="due-start">{{ t('calendars.due.start') }}</label>
          <input
            id="due-start"
            type="datetime-local"
            [value]="start()"
            (input)="start.set($any($event.target).value)"
          />
        </div>
      </div>
      <p role="status">
        @if (due(); as at) {
          {{ t('calendars.due.is') }} <b>{{ at }}</b>
        } @else {
          <span class="hint">{{ t('calendars.due.not') }}</span>
        }
      </p>
    </ng-container>
  `,
  styles: `
    :host,
    .fields {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 0.75rem;
    }

    .fields {
      grid-template-columns: repeat(auto-fill, minmax(min(12rem, 100%), 1fr));
    }
  `,
})
export class DuePreview {
  readonly hours = signal(4);
  /** Now, by the calendar's own clock; another zone sets it anew, a tick does not. */
  readonly start = linkedSignal(() => {
    const zone = this.zone();
    return zone === ''
      ? ''
      : wallTime(
          zone,
          untracked(() => this.ticker.now()),
        );
  });
  readonly due = computed(() => {
    const rules = this.desk.rules();
    const at = rules ? instantAt(rules.tz, this.start()) : null;
    const ms = Math.round(this.hours() * HOUR_MS);
    if (!rules || at === null || !(ms > 0)) return null;
    const time = new RunningTime([{ from: null, calendar: calendarOf(rules) }]);
    const { at: due } = time.deadline(at, ms);
    return due === null ? null : this.textOf(rules.tz, due);
  });

  private readonly desk = inject(CalendarDesk);
  private readonly locale = inject(Locale);
  private readonly ticker = inject(Ticker);
  private readonly zone = computed(() => this.desk.rules()?.tz ?? '');

  private textOf(timeZone: string, at: number): string {
    const form = { dateStyle: 'full', timeStyle: 'short', timeZone } as const;
    return `${new Intl.DateTimeFormat(this.locale.tag(), form).format(at)} (${timeZone})`;
  }
}
