import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

/** Asks before what was written is lost. Closes with whether it may be. */
@Component({
  selector: 'eh-leave-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  host: { class: 'dialog' },
  template: `
    <div class="stack" *transloco="let t">
      <h2 id="leave-title">{{ t('session.leave.ask') }}</h2>
      <p>{{ t('session.leave.why') }}</p>
      <div class="actions">
        <button type="button" class="button" (click)="dialog.close(false)">
          {{ t('session.leave.stay') }}
        </button>
        <button type="button" class="button danger" (click)="dialog.close(true)">
          {{ t('session.leave.do') }}
        </button>
      </div>
    </div>
  `,
})
export class LeaveDialog {
  readonly dialog = inject<DialogRef<boolean>>(DialogRef);
}
