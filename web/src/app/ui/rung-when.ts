import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { RungWhen } from '@evenhand/shared/wire/ladders';
import { minutesText } from './minutes-text.js';
import { Locale } from './locale.js';

/** When a rung of a ladder rings: `75 %`, `10 min after the breach`, `5 min unanswered`. */
@Component({
  selector: 'eh-rung-when',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  template: `<ng-container *transloco="let t">{{
    t('ui.rung.' + when().kind, { n: amount() })
  }}</ng-container>`,
})
export class RungWhenText {
  readonly when = input.required<RungWhen>();
  readonly amount = computed(() => {
    const when = this.when();
    return when.kind === 'percent' ? String(when.percent) : minutesText(when.minutes, this.locale.units());
  });

  private readonly locale = inject(Locale);
}
