import { CdkMenu, CdkMenuItemRadio, CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from './icon.js';
import { LANGUAGES, Locale } from './locale.js';

/** The languages, each by its own name. */
@Component({
  selector: 'eh-language-menu',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CdkMenu, CdkMenuItemRadio, CdkMenuTrigger, Icon, TranslocoDirective],
  styles: `
    /* Drawn, not written: the button is called by the language's name. */
    .code::before {
      content: attr(data-code);
      text-transform: uppercase;
    }
    @media (max-width: 29.99rem) {
      .code {
        display: none;
      }
    }
  `,
  template: `
    <ng-container *transloco="let t">
      <button
        type="button"
        class="plain"
        [attr.aria-label]="t('frame.language') + ': ' + name()"
        [cdkMenuTriggerFor]="menu"
      >
        <eh-icon name="language" />
        <span class="code" aria-hidden="true" [attr.data-code]="locale.language()"></span>
      </button>
      <ng-template #menu>
        <div class="menu" cdkMenu [attr.aria-label]="t('frame.language')">
          @for (each of languages; track each.code) {
            <button
              type="button"
              cdkMenuItemRadio
              [attr.lang]="each.code"
              [cdkMenuItemChecked]="each.code === locale.language()"
              (cdkMenuItemTriggered)="locale.language.set(each.code)"
            >
              <eh-icon name="check" />
              <span>{{ each.name }}</span>
            </button>
          }
        </div>
      </ng-template>
    </ng-container>
  `,
})
export class LanguageMenu {
  readonly languages = LANGUAGES;
  readonly locale = inject(Locale);
  readonly name = computed(() => LANGUAGES.find(({ code }) => code === this.locale.language())?.name);
}
