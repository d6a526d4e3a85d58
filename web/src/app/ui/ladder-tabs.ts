import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from './icon.js';

/** Ladders, who is on call, and the rooms into which messages go: three pages that belong together. */
@Component({
  selector: 'eh-ladder-tabs',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, RouterLink, TranslocoDirective],
  template: `
    <nav class="tabs" *transloco="let t" [attr.aria-label]="t('ladders.tabs')">
      @for (tab of tabs; track tab.name) {
        <a
          [routerLink]="['/brands', brandId(), 'ladders'].concat(tab.path)"
          [class.here]="tab.name === here()"
          [attr.aria-current]="tab.name === here() ? 'page' : null"
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
  /** The one that is shown, or that something shown belongs to. */
  readonly here = input.required<'ladders' | 'rotas' | 'webhooks'>();
  readonly tabs = [
    { name: 'ladders', path: [] as string[], icon: 'ladders' },
    { name: 'rotas', path: ['rotas'], icon: 'people' },
    { name: 'webhooks', path: ['webhooks'], icon: 'inbox' },
  ] as const;
}
