import { CdkMenu, CdkMenuItemRadio, CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Icon } from '../ui/icon.js';
import { Theme, THEMES } from '../ui/theme.js';

@Component({
  selector: 'eh-theme-menu',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CdkMenu, CdkMenuItemRadio, CdkMenuTrigger, Icon],
  template: `
    <button type="button" class="plain" aria-label="Theme" [cdkMenuTriggerFor]="menu">
      <eh-icon name="theme" />
    </button>
    <ng-template #menu>
      <div class="menu" cdkMenu aria-label="Theme">
        @for (each of themes; track each) {
          <button
            type="button"
            cdkMenuItemRadio
            [cdkMenuItemChecked]="each === theme.choice()"
            (cdkMenuItemTriggered)="theme.choice.set(each)"
          >
            <eh-icon name="check" />
            <span>
              @switch (each) {
                @case ('system') {
                  As the system
                }
                @case ('light') {
                  Light
                }
                @case ('dark') {
                  Dark
                }
              }
            </span>
          </button>
        }
      </div>
    </ng-template>
  `,
})
export class ThemeMenu {
  readonly themes = THEMES;
  readonly theme = inject(Theme);
}
