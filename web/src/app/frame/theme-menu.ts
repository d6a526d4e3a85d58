import { CdkMenu, CdkMenuItemRadio, CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../ui/icon.js';
import { Theme, THEMES } from '../ui/theme.js';

@Component({
  selector: 'eh-theme-menu',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CdkMenu, CdkMenuItemRadio, CdkMenuTrigger, Icon, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <button type="button" class="plain" [attr.aria-label]="t('frame.theme')" [cdkMenuTriggerFor]="menu">
        <eh-icon name="theme" />
      </button>
      <ng-template #menu>
        <div class="menu" cdkMenu [attr.aria-label]="t('frame.theme')">
          @for (each of themes; track each) {
            <button
              type="button"
              cdkMenuItemRadio
              [cdkMenuItemChecked]="each === theme.choice()"
              (cdkMenuItemTriggered)="theme.choice.set(each)"
            >
              <eh-icon name="check" />
              <span>{{ t('frame.theme.' + each) }}</span>
            </button>
          }
        </div>
      </ng-template>
    </ng-container>
  `,
})
export class ThemeMenu {
  readonly themes = THEMES;
  readonly theme = inject(Theme);
}
