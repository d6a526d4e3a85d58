import { Dialog, DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, Injectable } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from './icon.js';

export interface Shortcut {
  readonly keys: readonly string[];
  /** The key of the words that say it, as `queue.key.next`. */
  readonly does: string;
}

@Component({
  selector: 'eh-shortcut-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  templateUrl: './shortcut-sheet.html',
  styleUrl: './shortcut-sheet.css',
})
export class ShortcutList {
  readonly shortcuts = inject<readonly Shortcut[]>(DIALOG_DATA);
  readonly dialog = inject(DialogRef);
}

/** The sheet of shortcuts that `?` opens. */
@Injectable({ providedIn: 'root' })
export class ShortcutSheet {
  private readonly dialog = inject(Dialog);

  open(shortcuts: readonly Shortcut[]): void {
    if (this.dialog.openDialogs.length > 0) return;
    this.dialog.open(ShortcutList, {
      data: shortcuts,
      ariaLabelledBy: 'shortcuts-title',
      autoFocus: 'first-tabbable',
    });
  }
}
