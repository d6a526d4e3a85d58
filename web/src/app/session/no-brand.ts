import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

@Component({
  selector: 'eh-no-brand',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  template: `
    <section class="blank" *transloco="let t">
      <h1>{{ t('session.no-brand') }}</h1>
      <p>{{ t('session.no-brand.ask') }}</p>
    </section>
  `,
})
export class NoBrand {}
