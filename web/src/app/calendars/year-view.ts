import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  linkedSignal,
  model,
} from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { timeOver } from '../ui/duration.js';
import { Icon } from '../ui/icon.js';
import { Locale } from '../ui/locale.js';
import { CalendarDesk } from './calendar-desk.js';
import { hoursText, WEEKDAYS, weekdayName } from './week.js';
import { type Day, daysOf, moved, yearOf } from './year.js';

const STEPS: Readonly<Record<string, number>> = {
  ...{ ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 },
};

/** Twelve months: which dates are off, which have hours of their own, and how long each is open. */
@Component({
  selector: 'eh-year-view',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  templateUrl: './year-view.html',
  styleUrl: './year-view.css',
})
export class YearView {
  readonly year = model.required<number>();
  readonly desk = inject(CalendarDesk);
  readonly kinds = ['open', 'closed', 'special', 'off'] as const;
  readonly months = computed(() => {
    const rules = this.desk.rules();
    return rules ? yearOf(this.year(), rules, this.desk.expansion()?.dates ?? []) : null;
  });
  readonly weekdays = computed(() =>
    WEEKDAYS.map((day) => ({
      short: weekdayName(day, this.locale.tag(), 'short').slice(0, 2),
      long: weekdayName(day, this.locale.tag(), 'long'),
    })),
  );
  /** The one date that the tab key reaches; the arrows go on from there. */
  readonly active = linkedSignal(() => `${this.year()}-01-01`);
  readonly pointed = computed(() => this.days().find(({ date }) => date === this.active()));
  readonly counts = computed(() => {
    const count = (kind: Day['kind']) => this.days().filter((day) => day.kind === kind).length;
    return { off: count('off'), special: count('special') };
  });

  private readonly locale = inject(Locale);
  private readonly words = inject(TranslocoService);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly days = computed(() => daysOf(this.months() ?? []));

  monthName(index: number): string {
    return new Intl.DateTimeFormat(this.locale.tag(), { month: 'long', timeZone: 'UTC' }).format(
      Date.UTC(this.year(), index, 1),
    );
  }

  textOf(day: Day): string {
    const form = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
    const date = new Intl.DateTimeFormat(this.locale.tag(), form).format(Date.parse(day.date));
    const kind = this.words.translate(`calendars.kind.${day.kind}`);
    const open = day.minutes > 0 ? timeOver(day.minutes * 60_000, this.locale.units()) : '';
    return [date, day.name, kind, hoursText(day.hours), open].filter(Boolean).join(', ');
  }

  step(event: KeyboardEvent): void {
    const days = STEPS[event.key];
    if (days === undefined) return;
    event.preventDefault();
    this.active.set(moved(this.active(), days));
    const cell = this.host.nativeElement.querySelector<HTMLElement>(`[data-date="${this.active()}"]`);
    cell?.focus();
  }
}
