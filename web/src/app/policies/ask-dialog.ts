import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

/** What is about to happen: `policies.<what>.ask`, `.why` and `.do` say it, about the policy of that name. */
export interface Asked {
  readonly what: 'retire';
  readonly name: string;
}

/** Asks before something is lost. Closes with whether it may be. */
@Component({
  selector: 'eh-ask-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  host: { class: 'dialog' },
  template: `
    <div class="stack" *transloco="let t">
      <h2 id="ask-title">{{ t('policies.' + asked.what + '.ask', asked) }}</h2>
      <p>{{ t('policies.' + asked.what + '.why', asked) }}</p>
      <div class="actions">
        <button type="button" class="button" (click)="dialog.close(false)">{{ t('policies.stay') }}</button>
        <button type="button" class="button danger" (click)="dialog.close(true)">
          {{ t('policies.' + asked.what + '.do') }}
        </button>
      </div>
    </div>
  `,
})
export class AskDialog {
  readonly asked = inject<Asked>(DIALOG_DATA);
  readonly dialog = inject<DialogRef<boolean>>(DialogRef);
}
