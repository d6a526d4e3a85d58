import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { shareKept, type BreachSummary } from '@evenhand/shared/wire/breaches';
import { ClockKindName } from '../ui/clock-kind.js';
import { Locale } from '../ui/locale.js';
import { Numbers } from './numbers.js';
import { Span } from './span.js';

/** Each account's clocks of a kind: how many, how many kept, how long they took. */
@Component({
  selector: 'eh-summary-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ClockKindName, Span, TranslocoDirective],
  template: `
    <table class="table wide" *transloco="let t">
      <caption>
        {{
          t('breaches.summary')
        }}
      </caption>
      <thead>
        <tr>
          <th scope="col">{{ t('breaches.account') }}</th>
          <th scope="col">{{ t('breaches.clock') }}</th>
          <th scope="col" class="number">{{ t('breaches.clocks') }}</th>
          <th scope="col" class="number">{{ t('breaches.met') }}</th>
          <th scope="col" class="number">{{ t('breaches.breached') }}</th>
          <th scope="col" class="number">{{ t('breaches.share') }}</th>
          <th scope="col" class="number">{{ t('breaches.running') }}</th>
          <th scope="col" class="number">{{ t('breaches.median') }}</th>
          <th scope="col" class="number">{{ t('breaches.p90') }}</th>
          <th scope="col" class="number">{{ t('breaches.used.median') }}</th>
          <th scope="col" class="number">{{ t('breaches.used.p90') }}</th>
          <th scope="col" class="number">{{ t('breaches.attainment') }}</th>
        </tr>
      </thead>
      <tbody>
        @for (each of summary(); track each.accountId + each.clock) {
          <tr>
            <th scope="row">{{ each.account }}</th>
            <td><eh-clock-kind [kind]="each.clock" /></td>
            <td class="number" [attr.data-label]="t('breaches.clocks')">{{ number(each.clocks) }}</td>
            <td class="number" [attr.data-label]="t('breaches.met')">{{ number(each.met) }}</td>
            <td class="number" [attr.data-label]="t('breaches.breached')">{{ number(each.breached) }}</td>
            <td class="number" [class.some]="each.breached > 0" [attr.data-label]="t('breaches.share')">
              {{ share(each) }}
            </td>
            <td class="number" [attr.data-label]="t('breaches.running')">{{ number(each.running) }}</td>
            <td class="number" [attr.data-label]="t('breaches.median')"><eh-span [ms]="each.medianMs" /></td>
            <td class="number" [attr.data-label]="t('breaches.p90')"><eh-span [ms]="each.p90Ms" /></td>
            <td class="number" [attr.data-label]="t('breaches.used.median')">
              <eh-span [ms]="each.medianUsedMs" />
            </td>
            <td class="number" [attr.data-label]="t('breaches.used.p90')">
              <eh-span [ms]="each.p90UsedMs" />
            </td>
            <td class="number" [attr.data-label]="t('breaches.attainment')">
              {{ numbers.share(kept(each)) }}
            </td>
          </tr>
        }
      </tbody>
    </table>
  `,
  styles: `
    .some {
      color: var(--eh-breached);
      font-weight: 600;
    }
  `,
})
export class SummaryTable {
  readonly summary = input.required<readonly BreachSummary[]>();
  readonly numbers = inject(Numbers);
  readonly kept = shareKept;

  private readonly locale = inject(Locale);

  number(value: number): string {
    return value.toLocaleString(this.locale.tag());
  }

  /** Of the clocks that have come to an end either way, how many broke. */
  share({ met, breached }: BreachSummary): string {
    if (met + breached === 0) return '–';
    const part = breached / (met + breached);
    return part.toLocaleString(this.locale.tag(), { style: 'percent', maximumFractionDigits: 1 });
  }
}
