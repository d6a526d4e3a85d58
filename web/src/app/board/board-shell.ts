import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { LanguageMenu } from '../ui/language-menu.js';
import { Mark } from '../ui/mark.js';
import { ThemeToggle } from './theme-toggle.js';

/** What stands around the pages that everybody sees. */
@Component({
  selector: 'eh-board-shell',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [LanguageMenu, Mark, RouterLink, ThemeToggle, TranslocoDirective],
  templateUrl: './board-shell.html',
  styleUrl: './board-shell.css',
})
export class BoardShell {
  readonly accountId = input.required<string>();
  readonly brand = input.required<string | null>();
  readonly account = input.required<string | null>();
  readonly initial = computed(() => Array.from(this.brand() ?? '')[0]?.toUpperCase() ?? '');
}
