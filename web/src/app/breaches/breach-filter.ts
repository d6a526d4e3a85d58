import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { AccountRow } from '@evenhand/shared/wire/accounts';
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
  readonly accounts = input.required<readonly AccountRow[]>();
  readonly periods = PERIODS;
  readonly clocks = CLOCKS;
  readonly whiches = WHICH;
  readonly histories = HISTORIES;

  private readonly router = inject(Router);

  choose(name: keyof Filter, chosen: EventTarget | null): void {
    const value = (chosen as HTMLSelectElement | HTMLInputElement).value;
    void this.router.navigate([], { queryParams: { [name]: value || null }, queryParamsHandling: 'merge' });
  }
}
