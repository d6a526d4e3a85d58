import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Attempt } from '../session/attempt.js';
import { FailureNote } from '../session/failure-note.js';
import { fieldsOf } from '../session/fields.js';
import type { Accounts } from './accounts.js';

/** Asks for the name of a new public page. */
@Component({
  selector: 'eh-board-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FailureNote, TranslocoDirective],
  host: { class: 'dialog' },
  template: `
    <form *transloco="let t" (submit)="open($event)">
      <h2 id="board-title">{{ t('accounts.open-board') }}</h2>
      <p class="hint">{{ t('accounts.open-board.why') }}</p>
      <eh-failure-note [failure]="attempt.failure()" />
      <div class="field">
        <label for="board-name">{{ t('accounts.board-name') }}</label>
        <input id="board-name" name="name" required maxlength="200" autocomplete="off" />
        <p class="hint">{{ t('accounts.board-name.hint') }}</p>
      </div>
      <div class="field">
        <label for="board-owner">{{ t('accounts.owner') }}</label>
        <select id="board-owner" name="ownerId">
          @for (person of accounts.people(); track person.id) {
            <option [value]="person.id">{{ person.name }}</option>
          } @empty {
            <option value="">{{ t('accounts.no-owner') }}</option>
          }
        </select>
        <p class="hint">{{ t('accounts.owner.hint') }}</p>
      </div>
      <div class="actions">
        <button type="button" class="button" (click)="dialog.close()">{{ t('accounts.cancel') }}</button>
        <button type="submit" class="button primary" [attr.aria-disabled]="attempt.isBusy()">
          {{ t('accounts.open-board') }}
        </button>
      </div>
    </form>
  `,
})
export class BoardDialog {
  readonly accounts = inject<Accounts>(DIALOG_DATA);
  readonly dialog = inject(DialogRef);
  readonly attempt = new Attempt();

  async open(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const said = fieldsOf(event);
    const [name, ownerId] = [said('name').trim(), said('ownerId')];
    const board = { name, ...(ownerId && { ownerId }) };
    if (await this.attempt.at(() => this.accounts.openBoard(board))) this.dialog.close();
  }
}
