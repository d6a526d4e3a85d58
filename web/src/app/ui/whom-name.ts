import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { RungWhom } from '@evenhand/shared/wire/ladders';

/** Whom a rung tells, as a part that somebody has: `the owner of the account`, `everybody who is manager`. */
@Component({
  selector: 'eh-whom-name',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">{{
      t('ui.whom.' + whom(), { name: whom() === 'role' ? t('session.role.' + named()) : (named() ?? '') })
    }}</ng-container>
  `,
})
export class WhomName {
  readonly whom = input.required<RungWhom['kind']>();
  /** The role, or the name of the rota, the person or the webhook. */
  readonly named = input.required<string | null>();
}
