import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Attempt } from '../session/attempt.js';
import { FailureNote } from '../session/failure-note.js';

export interface ToConfirm {
  readonly what: 'remove' | 'sign-out';
  readonly name: string;
  readonly brand: string;
  readonly work: () => Promise<void>;
}

/** Says what will happen, before it does. */
@Component({
  selector: 'eh-confirm-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FailureNote, TranslocoDirective],
  host: { class: 'dialog' },
  template: `
    <div class="stack" *transloco="let t">
      <h2 id="confirm-title">{{ t('people.confirm.' + asked.what, asked) }}</h2>
      <p>{{ t('people.confirm.' + asked.what + '.why', asked) }}</p>
      <eh-failure-note [failure]="attempt.failure()" />
      <div class="actions">
        <button type="button" class="button" (click)="dialog.close()">{{ t('people.cancel') }}</button>
        <button type="button" class="button danger" [attr.aria-disabled]="attempt.isBusy()" (click)="go()">
          {{ t('people.' + asked.what) }}
        </button>
      </div>
    </div>
  `,
})
export class ConfirmDialog {
  readonly asked = inject<ToConfirm>(DIALOG_DATA);
  readonly dialog = inject(DialogRef);
  readonly attempt = new Attempt();

  async go(): Promise<void> {
    if (await this.attempt.at(this.asked.work)) this.dialog.close();
  }
}
