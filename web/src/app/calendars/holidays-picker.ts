import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Country, PublicHolidays } from '@evenhand/shared/wire/calendars';
import { Locale } from '../ui/locale.js';
import { CalendarDesk } from './calendar-desk.js';
import { ProblemNote } from './problem-note.js';

/** The public holidays of a country, a state or a region, and those on which one works all the same. */
@Component({
  selector: 'eh-holidays-picker',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ProblemNote, TranslocoDirective],
  templateUrl: './holidays-picker.html',
  styleUrl: './holidays-picker.css',
})
export class HolidaysPicker {
  readonly year = input.required<number>();
  readonly chosen = computed(() => this.desk.draft().publicHolidays);
  readonly countries = computed(() => {
    const names = new Intl.DisplayNames(this.locale.tag(), { type: 'region' });
    const named = this.desk.countries().map((one) => ({ ...one, name: nameIn(names, one) }));
    return named.toSorted((a, b) => a.name.localeCompare(b.name, this.locale.tag()));
  });
  readonly states = computed(
    () => this.countries().find(({ code }) => code === this.chosen()?.country)?.states ?? [],
  );
  readonly regions = computed(
    () => this.states().find(({ code }) => code === this.chosen()?.state)?.regions ?? [],
  );
  readonly holidays = computed(() =>
    (this.desk.expansion()?.publicHolidays ?? []).filter(({ date }) => date.startsWith(`${this.year()}-`)),
  );

  private readonly desk = inject(CalendarDesk);
  private readonly locale = inject(Locale);

  choose(part: keyof PublicHolidays, field: EventTarget | null): void {
    const { value } = field as HTMLSelectElement;
    const now = this.chosen();
    if (part === 'country')
      this.desk.patch({
        publicHolidays: value ? { country: value, state: null, region: null } : null,
        keptOpen: [],
      });
    else if (now && part === 'state')
      this.desk.patch({ publicHolidays: { ...now, state: value || null, region: null } });
    else if (now) this.desk.patch({ publicHolidays: { ...now, region: value || null } });
  }

  isWorked(date: string): boolean {
    return this.desk.draft().keptOpen.includes(date);
  }

  work(date: string, field: EventTarget | null): void {
    const others = this.desk.draft().keptOpen.filter((one) => one !== date);
    const isWorked = (field as HTMLInputElement).checked;
    this.desk.patch({ keptOpen: isWorked ? [...others, date].toSorted() : others });
  }

  dayText(date: string): string {
    const form = { weekday: 'short', day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
    return new Intl.DateTimeFormat(this.locale.tag(), form).format(Date.parse(date));
  }
}

/** Not each code of theirs is one that browsers know. */
function nameIn(names: Intl.DisplayNames, { code, name }: Country): string {
  try {
    const known = names.of(code);
    return known && known !== code ? known : name;
  } catch {
    return name;
  }
}
