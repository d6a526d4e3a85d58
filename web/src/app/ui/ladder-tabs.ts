import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from './icon.js';

/** Ladders, who is on call, and the rooms into which messages go: three pages that belong together. */
@Component({
  selector: 'eh-ladder-tabs',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, RouterLink, RouterLinkActive, TranslocoDirective],
  template: `
    <nav class="tabs" *transloco="let t" [attr.aria-label]="t('ladders.tabs')">
      @for (tab of tabs; track tab.name) {
        <a
          [routerLink]="['/brands', brandId(), 'ladders'].concat(tab.path)"
          routerLinkActive="here"
          [routerLinkActiveOptions]="{ exact: tab.path.length === 0 }"
          ariaCurrentWhenActive="page"
          ><eh-icon [name]="tab.icon" /> {{ t('ladders.tab.' + tab.name) }}</a
        >
      }
    </nav>
  `,
  styles: `
    nav {
      overflow-x: auto;
      border-block-end: 1px solid var(--eh-line);
      padding-block-end: 0.375rem;
    }
  `,
})
export class LadderTabs {
  readonly brandId = input.required<string>();
  readonly tabs = [
    { name: 'ladders', path: [] as string[], icon: 'ladders' },
    { name: 'rotas', path: ['rotas'], icon: 'people' },
    { name: 'webhooks', path: ['webhooks'], icon: 'inbox' },
  ] as const;
}
