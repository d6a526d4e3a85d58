import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../ui/icon.js';

/** The address is nobody's. */
@Component({
  selector: 'eh-nowhere',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, RouterLink, TranslocoDirective],
  template: `
    <section class="blank" *transloco="let t">
      <eh-icon name="inbox" />
      <h1>{{ t('session.nowhere') }}</h1>
      <p>{{ t('session.nowhere.why') }}</p>
      <p>
        <a class="button" routerLink="/">{{ t('session.to-own-screen') }}</a>
      </p>
    </section>
  `,
})
export class Nowhere {}
