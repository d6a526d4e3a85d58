import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { timeOver } from '../ui/duration.js';
import { Icon } from '../ui/icon.js';
import { Locale } from '../ui/locale.js';
import { BENEATH, type Beneath, type Filter } from './filter.js';
import { Numbers } from './numbers.js';
import { spanFrom } from './span-text.js';

/** What of the figures the list beneath is narrowed to; each can be taken away. */
@Component({
  selector: 'eh-beneath-chips',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (shown().length > 0) {
        <div class="notice" role="status">
          <span class="words">{{ t('breaches.beneath') }}</span>
          @for (each of shown(); track each) {
            <a
              class="button"
              [routerLink]="[]"
              queryParamsHandling="merge"
              [queryParams]="without(each)"
              [attr.aria-label]="t('breaches.beneath.remove', { what: said(t, each) })"
            >
              {{ said(t, each) }} <eh-icon name="close" />
            </a>
          }
        </div>
      }
    </ng-container>
  `,
  styles: `
    .notice {
      flex-wrap: wrap;
      padding-block: 0.375rem;
    }
    .words {
      flex: 0 1 auto;
    }
  `,
})
export class BeneathChips {
  readonly filter = input.required<Filter>();
  readonly shown = computed(() => BENEATH.filter((name) => this.filter()[name] !== ''));

  private readonly numbers = inject(Numbers);
  private readonly locale = inject(Locale);

  without(name: Beneath): Readonly<Record<string, null>> {
    return { [name]: null };
  }

  said(t: (key: string, values?: Record<string, string>) => string, name: Beneath): string {
    const value = this.filter()[name];
    if (name === 'mark') return t(`breaches.mark.${value}`);
    if (name === 'cell') return this.cell(value);
    if (name === 'waited')
      return t('breaches.beneath.waited', { span: timeOver(Number(value), this.locale.units()) });
    return t(`breaches.beneath.${name}`, { span: this.numbers.span(spanFrom(value)) });
  }

  private cell(value: string): string {
    const [weekday = 1, hour = 0] = value.split('-').map(Number);
    return `${this.numbers.weekday(weekday)} ${hour}–${hour + 1}`;
  }
}
