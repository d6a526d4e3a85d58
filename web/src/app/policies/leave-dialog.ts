import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

/** Asks whether what was not saved may go. */
@Component({
  selector: 'eh-leave-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  host: { class: 'dialog' },
  template: `
    <div class="stack" *transloco="let t">
      <h2 id="leave-title">{{ t('policies.leave') }}</h2>
      <p>{{ t('policies.leave.why') }}</p>
      <div class="actions">
        <button type="button" class="button" (click)="dialog.close(false)">{{ t('policies.stay') }}</button>
        <button type="button" class="button danger" (click)="dialog.close(true)">
          {{ t('policies.leave.do') }}
        </button>
      </div>
    </div>
  `,
})
export class LeaveDialog {
  readonly dialog = inject<DialogRef<boolean>>(DialogRef);
}
