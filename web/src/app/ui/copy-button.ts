import { booleanAttribute, ChangeDetectionStrategy, Component, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from './icon.js';

/** Copies a text, and says that it did. */
@Component({
  selector: 'eh-copy-button',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <button
        type="button"
        class="button"
        [class.primary]="isPrimary()"
        [attr.aria-label]="label() ? t('frame.copy') + ' ' + label() : null"
        (click)="copy()"
      >
        <eh-icon [name]="isCopied() ? 'check' : 'copy'" />
        {{ t(isCopied() ? 'frame.copied' : 'frame.copy') }}
      </button>
      <span class="unseen" role="status">{{ isCopied() ? t('frame.copied') : '' }}</span>
    </ng-container>
  `,
})
export class CopyButton {
  readonly text = input.required<string>();
  /** What is copied, for those who do not see what stands beside. */
  readonly label = input('');
  readonly isPrimary = input(false, { transform: booleanAttribute });
  readonly isCopied = signal(false);

  async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.text());
    this.isCopied.set(true);
  }
}
