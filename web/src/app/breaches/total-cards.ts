import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { shareKept, type Attainment } from '@evenhand/shared/wire/breaches';
import { ClockKindName } from '../ui/clock-kind.js';
import { Numbers } from './numbers.js';
import { Span } from './span.js';

/** For each kind of promise the share that was kept, and how long it took. */
@Component({
  selector: 'eh-total-cards',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ClockKindName, RouterLink, Span, TranslocoDirective],
  template: `
    <ul role="list" [attr.aria-label]="t('breaches.totals')" *transloco="let t">
      @for (each of totals(); track each.clock) {
        <li class="panel">
          <h2><eh-clock-kind [kind]="each.clock" /></h2>
          <p class="big" [class.some]="each.breached > 0" [class.none]="kept(each) === null">
            {{ numbers.share(kept(each)) }} <span class="hint">{{ t('breaches.attained') }}</span>
          </p>
          <p>
            <a
              [routerLink]="[]"
              queryParamsHandling="merge"
              [queryParams]="{ clock: each.clock, which: 'all' }"
              >{{ t('breaches.total.met', { n: numbers.count(each.met) }) }}</a
            >
            ·
            <a
              [routerLink]="[]"
              queryParamsHandling="merge"
              [queryParams]="{ clock: each.clock, which: null }"
              >{{ t('breaches.total.breached', { n: numbers.count(each.breached) }) }}</a
            >
            · {{ t('breaches.total.running', { n: numbers.count(each.running) }) }}
          </p>
          <dl>
            <div>
              <dt>{{ t('breaches.waited') }}</dt>
              <dd><eh-span [ms]="each.medianMs" /> · <eh-span [ms]="each.p90Ms" /></dd>
            </div>
            <div>
              <dt>{{ t('breaches.used') }}</dt>
              <dd><eh-span [ms]="each.medianUsedMs" /> · <eh-span [ms]="each.p90UsedMs" /></dd>
            </div>
          </dl>
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr));
      gap: 1rem;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      padding: 0.875rem 1rem;
    }
    h2,
    .big {
      line-height: 1.35;
    }
    .big {
      color: var(--eh-on-time);
      font-size: 1.75rem;
      font-weight: 650;
      font-variant-numeric: tabular-nums;
    }
    .big.none {
      color: var(--eh-muted);
    }
    .big.some {
      color: var(--eh-breached);
    }
    a {
      color: var(--eh-accent);
    }
    dl {
      margin: 0.375rem 0 0;
      font-variant-numeric: tabular-nums;
    }
    dl div {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 0 1rem;
    }
    dt {
      color: var(--eh-muted);
      font-size: 0.8125rem;
    }
    dd {
      margin: 0 0 0 auto;
    }
  `,
})
export class TotalCards {
  readonly totals = input.required<readonly Attainment[]>();
  readonly numbers = inject(Numbers);
  readonly kept = shareKept;
}
