import { Dialog } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, effect, inject, input, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { keepReading } from '../live/keep-reading.js';
import { FailureNote } from '../session/failure-note.js';
import { Icon } from '../ui/icon.js';
import { AccountCard } from './account-card.js';
import { Accounts } from './accounts.js';
import { BoardDialog } from './board-dialog.js';

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
    effect(() => {
      const brandId = this.brandId();
      untracked(() => void this.accounts.open(brandId));
    });
    keepReading(() => this.accounts.reread());
  }

  openBoard(): void {
    this.dialog.open(BoardDialog, {
      data: this.accounts,
      ariaLabelledBy: 'board-title',
      autoFocus: 'input',
    });
  }
}
