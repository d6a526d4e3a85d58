import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ClockKind } from '@evenhand/shared/wire/clock';

/** What a clock measures, in words. */
@Component({
  selector: 'eh-clock-kind',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  template: `<ng-container *transloco="let t">{{ t('ui.clock.' + kind()) }}</ng-container>`,
})
export class ClockKindName {
  readonly kind = input.required<ClockKind>();
}
