import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Hours } from '@evenhand/shared/sla/conditions';
import { Locale } from '../ui/locale.js';
import { dayName, WEEKDAYS } from './in-words.js';

/** A time of day on some days of the week, in a zone. */
@Component({
  selector: 'eh-hours-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  template: `
    <div class="hours" *transloco="let t">
      <div class="days" role="group" [attr.aria-label]="t('policies.hours.days')">
        @for (day of weekdays; track day) {
          <button
            type="button"
            [attr.aria-pressed]="hours().days.includes(day)"
            [disabled]="isFixed()"
            (click)="toggle(day)"
          >
            {{ name(day, locale.tag()) }}
          </button>
        }
      </div>
      <input
        type="time"
        required
        [value]="hours().between[0]"
        [disabled]="isFixed()"
        [attr.aria-label]="t('policies.hours.from')"
        (change)="between(0, $event.target)"
      />
      –
      <input
        type="time"
        required
        [value]="ending()"
        [disabled]="isFixed()"
        [attr.aria-label]="t('policies.hours.to')"
        (change)="between(1, $event.target)"
      />
      <select
        class="plain"
        [disabled]="isFixed()"
        [attr.aria-label]="t('policies.hours.zone')"
        (change)="move(textOf($event.target))"
      >
        @for (zone of zones; track zone) {
          <option [value]="zone" [selected]="zone === hours().zone">{{ zone }}</option>
        }
      </select>
    </div>
  `,
  styles: `
    .hours,
    .days {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.375rem;
    }
    .days {
      gap: 0.125rem;
    }
    .days button {
      min-inline-size: 2.5rem;
      min-block-size: 2rem;
      padding: 0.125rem 0.375rem;
      border: 1px solid var(--eh-line);
      border-radius: 0.375rem;
      background: var(--eh-panel);
      color: var(--eh-muted);
      font: inherit;
      cursor: pointer;
    }
    .days button[aria-pressed='true'] {
      border-color: var(--eh-accent);
      background: var(--eh-accent-wash);
      color: var(--eh-accent);
      font-weight: 600;
    }
    input {
      min-block-size: 2rem;
      padding: 0.125rem 0.375rem;
      border: 1px solid var(--eh-edge);
      border-radius: 0.5rem;
      background: var(--eh-panel);
      color: var(--eh-ink);
      font: inherit;
    }
    select {
      max-inline-size: 12rem;
    }
  `,
})
export class HoursForm {
  readonly hours = input.required<Hours>();
  readonly isFixed = input(false);
  /** What becomes of the hours as they are now, which may be more than is shown yet. */
  readonly changed = output<(hours: Hours) => Hours>();

  readonly locale = inject(Locale);
  readonly weekdays = WEEKDAYS;
  readonly name = dayName;
  readonly zones = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];
  readonly textOf = (field: EventTarget | null) => (field as HTMLInputElement | HTMLSelectElement).value;

  /** A field for the time has no 24:00; midnight at the end is the day’s own. */
  readonly ending = computed(() => (this.hours().between[1] === '24:00' ? '00:00' : this.hours().between[1]));

  move(zone: string): void {
    this.changed.emit((hours) => ({ ...hours, zone }));
  }

  toggle(day: (typeof WEEKDAYS)[number]): void {
    this.changed.emit(({ days, ...hours }) => ({
      ...hours,
      days: WEEKDAYS.filter((one) => (one === day) !== days.includes(one)),
    }));
  }

  between(end: 0 | 1, field: EventTarget | null): void {
    const time = this.textOf(field);
    this.changed.emit(({ between: [from, to], ...hours }) => ({
      ...hours,
      between: end === 0 ? [time, to] : [from, time === '00:00' ? '24:00' : time],
    }));
  }
}
