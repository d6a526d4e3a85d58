import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { FIXES } from '@evenhand/shared/wire/breaches';
import type { Fixes } from '@evenhand/shared/wire/figures';
import type { Filter } from './filter.js';
import { Numbers } from './numbers.js';

const FIELDS = { held: 'held', 'came back': 'cameBack', watched: 'watched' } as const;

/** Fixes that held, and those that did not. */
@Component({
  selector: 'eh-fixes-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <h2>{{ t('breaches.fixes') }}</h2>
      @if (fixes().length > 0) {
        <table class="table">
          <caption class="unseen">
            {{
              t('breaches.fixes')
            }}
          </caption>
          <thead>
            <tr>
              <th scope="col">{{ t('breaches.account') }}</th>
              @for (each of kinds; track each) {
                <th scope="col" class="number">{{ t('breaches.mark.' + each) }}</th>
              }
              <th scope="col" class="number">{{ t('breaches.recurrences') }}</th>
            </tr>
          </thead>
          <tbody>
            @for (row of fixes(); track row.accountId) {
              <tr>
                <th scope="row">{{ row.account }}</th>
                @for (each of kinds; track each) {
                  <td class="number" [attr.data-label]="t('breaches.mark.' + each)">
                    <a
                      [routerLink]="[]"
                      queryParamsHandling="merge"
                      [queryParams]="{ mark: each, account: row.accountId, which: 'all' }"
                      [attr.aria-current]="filter().mark === each ? 'true' : null"
                      >{{ numbers.count(row[fields[each]]) }}</a
                    >
                  </td>
                }
                <td class="number" [attr.data-label]="t('breaches.recurrences')">
                  {{ numbers.count(row.recurrences) }}
                </td>
              </tr>
            }
          </tbody>
        </table>
      } @else {
        <p class="empty">{{ t('breaches.fixes.none') }}</p>
      }
    </ng-container>
  `,
  styleUrl: './panel.css',
})
export class FixesPanel {
  readonly fixes = input.required<readonly Fixes[]>();
  readonly filter = input.required<Filter>();
  readonly numbers = inject(Numbers);
  readonly kinds = FIXES;
  readonly fields = FIELDS;
}
