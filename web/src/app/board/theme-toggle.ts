import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../ui/icon.js';
import { Theme } from '../ui/theme.js';

/** From light to dark and back, beginning with the system's choice. */
@Component({
  selector: 'eh-theme-toggle',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  template: `
    <button *transloco="let t" type="button" class="plain" (click)="turn()">
      <eh-icon name="theme" />
      <span class="unseen">{{ t('board.theme') }}</span>
    </button>
  `,
})
export class ThemeToggle {
  private readonly theme = inject(Theme);

  turn(): void {
    const shown = this.theme.choice();
    const isDark = shown === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : shown === 'dark';
    this.theme.choice.set(isDark ? 'light' : 'dark');
  }
}
