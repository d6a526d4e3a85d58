import { Dialog } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, effect, inject, input, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { FailureNote } from '../session/failure-note.js';
import { Icon } from '../ui/icon.js';
import { AccountCard } from './account-card.js';
import { Accounts } from './accounts.js';
import { BoardDialog } from './board-dialog.js';

const READ_AGAIN_MS = 30_000;

/** Where the brand can be written to, who answers for each place, and whether anybody does. */
@Component({
  selector: 'eh-accounts-screen',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AccountCard, FailureNote, Icon, TranslocoDirective],
  providers: [Accounts],
  templateUrl: './accounts-screen.html',
  styleUrl: './accounts-screen.css',
})
export class AccountsScreen {
  readonly brandId = input.required<string>();
  readonly accounts = inject(Accounts);
  readonly placeholders = [1, 2];

  private readonly dialog = inject(Dialog);

  constructor() {
    effect((onCleanup) => {
      const brandId = this.brandId();
      untracked(() => void this.accounts.open(brandId));
      const again = setInterval(() => void this.accounts.read(), READ_AGAIN_MS);
      onCleanup(() => clearInterval(again));
    });
  }

  openBoard(): void {
    this.dialog.open(BoardDialog, {
      data: this.accounts,
      ariaLabelledBy: 'board-title',
      autoFocus: 'input',
    });
  }
}
