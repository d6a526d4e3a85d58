import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Attempt } from '../session/attempt.js';
import { FailureNote } from '../session/failure-note.js';
import type { CalendarDesk } from './calendar-desk.js';

/** Says what it means that a calendar is retired, before it is. */
@Component({
  selector: 'eh-retire-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FailureNote, TranslocoDirective],
  host: { class: 'dialog' },
  template: `
    <div class="stack" *transloco="let t">
      <h2 id="retire-title">{{ t('calendars.retire.ask', { name: desk.draft().name }) }}</h2>
      <p>{{ t('calendars.retire.why') }}</p>
      <eh-failure-note [failure]="attempt.failure()" />
      <div class="actions">
        <button type="button" class="button" (click)="dialog.close(false)">
          {{ t('calendars.cancel') }}
        </button>
        <button type="button" class="button danger" [attr.aria-disabled]="attempt.isBusy()" (click)="go()">
          {{ t('calendars.retire') }}
        </button>
      </div>
    </div>
  `,
})
export class RetireDialog {
  readonly desk = inject<CalendarDesk>(DIALOG_DATA);
  readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  readonly attempt = new Attempt();

  async go(): Promise<void> {
    if (await this.attempt.at(() => this.desk.retire())) this.dialog.close(true);
  }
}
