import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { BreachChoices } from '@evenhand/shared/wire/figures';
import { languageName } from '../ui/language-name.js';
import { Locale } from '../ui/locale.js';
import { topicName } from '../ui/topic-name.js';
import { CLOCKS, HISTORIES, PERIODS, WHICH, type Filter } from './filter.js';

/** What is asked for. It stands in the address, so that it can be kept, sent and gone back to. */
@Component({
  selector: 'eh-breach-filter',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, TranslocoDirective],
  templateUrl: './breach-filter.html',
  styleUrl: './breach-filter.css',
})
export class BreachFilter {
  readonly filter = input.required<Filter>();
  readonly choices = input.required<BreachChoices>();
  readonly zone = input.required<string>();
  readonly periods = PERIODS;
  readonly clocks = CLOCKS;
  readonly whiches = WHICH;
  readonly histories = HISTORIES;

  readonly topic = topicName;
  readonly hours = Array.from({ length: 24 }, (_, hour) => hour);
  /** From and to of a shift; the end may be 24. */
  readonly shift = computed(() => {
    const { hours } = this.filter();
    const [from, to] = hours === '' ? [null, null] : hours.split('-').map(Number);
    return { from: from ?? null, to: to ?? null };
  });
  readonly isNarrow = computed(() => {
    const { topic, language, agency, person, hours, zone } = this.filter();
    return [topic, language, agency, person, hours, zone].some((value) => value !== '');
  });
  readonly zones = Intl.supportedValuesOf('timeZone');

  private readonly router = inject(Router);
  private readonly locale = inject(Locale);

  choose(name: keyof Filter, chosen: EventTarget | null): void {
    const value = (chosen as HTMLSelectElement | HTMLInputElement).value;
    void this.router.navigate([], { queryParams: { [name]: value || null }, queryParamsHandling: 'merge' });
  }

  language(code: string): string {
    return languageName(code, this.locale.tag()) ?? code;
  }

  chooseHour(which: 'from' | 'to', chosen: EventTarget | null): void {
    const { value } = chosen as HTMLSelectElement;
    const { from, to } = this.shift();
    const hours = value === '' ? null : which === 'from' ? `${value}-${to ?? 24}` : `${from ?? 0}-${value}`;
    void this.router.navigate([], { queryParams: { hours }, queryParamsHandling: 'merge' });
  }
}
