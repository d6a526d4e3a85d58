import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Moment } from '../ui/moment.js';
import { CalendarDesk } from './calendar-desk.js';

/** Who saved what when. Clocks that run keep the version that they began in. */
@Component({
  selector: 'eh-versions-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Moment, RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <h2>{{ t('calendars.versions') }}</h2>
      <p class="hint">{{ t('calendars.versions.hint') }}</p>
      <ol [attr.aria-label]="t('calendars.versions')" reversed>
        @for (one of desk.page.value()?.versions ?? []; track one.version) {
          <li>
            <a
              [routerLink]="[]"
              [queryParams]="{ version: $first ? null : one.version }"
              [attr.aria-current]="one.version === desk.page.value()?.version ? 'true' : null"
              >{{ t('calendars.version', { version: one.version }) }}</a
            >
            <eh-moment [at]="one.at" />
            <span>{{ one.by ?? t('calendars.version.nobody') }}</span>
          </li>
        }
      </ol>
      <p class="hint">{{ t('calendars.tzdata', { tzdata: desk.page.value()?.tzdata || '–' }) }}</p>
    </ng-container>
  `,
  styles: `
    ol {
      display: grid;
      gap: 0.25rem;
      max-block-size: 16rem;
      margin: 0.5rem 0;
      padding: 0;
      overflow: auto;
      list-style: none;
    }

    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0 0.75rem;
    }

    a {
      color: var(--eh-accent);
    }

    a[aria-current] {
      color: inherit;
      font-weight: 600;
    }
  `,
})
export class VersionsList {
  readonly desk = inject(CalendarDesk);
}
