import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../ui/icon.js';
import { firstScreen } from './screens.js';
import { Session } from './session.js';

/** Stands where a screen would, for somebody whose role in the brand does not have it. */
@Component({
  selector: 'eh-not-for-role',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, RouterLink, TranslocoDirective],
  template: `
    <section class="blank" *transloco="let t">
      <eh-icon name="lock" />
      @if (brand(); as mine) {
        <h1>{{ t('session.not-for-role') }}</h1>
        <p>
          {{ t('session.not-for-role.why', { role: t('session.role.' + mine.role), brand: mine.name }) }}
        </p>
        <p>
          <a class="button" [routerLink]="start()">{{ t('session.to-own-screen') }}</a>
        </p>
      } @else {
        <h1>{{ t('session.not-your-brand') }}</h1>
        <p>{{ t('session.not-your-brand.why') }}</p>
        <p>
          <a class="button" routerLink="/">{{ t('session.to-own-screen') }}</a>
        </p>
      }
    </section>
  `,
})
export class NotForRole {
  readonly brandId = input<string>();
  readonly brand = computed(() => this.session.brands().find((each) => each.id === this.brandId()));
  readonly start = computed(() => {
    const brand = this.brand();
    return brand ? [...firstScreen(brand)] : ['/'];
  });

  private readonly session = inject(Session);
}
