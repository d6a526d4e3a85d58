import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

/** Asks whom a ticket waits for, where it is not the customer. */
@Component({
  selector: 'eh-wait-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  template: `
    <form *transloco="let t" novalidate (submit)="give($event)">
      <h2 id="wait-title">{{ t('ticket.waitFor.title') }}</h2>
      <p>{{ t('ticket.waitFor.text') }}</p>
      <label class="words">
        <span>{{ t('ticket.waitFor.whom') }}</span>
        <input
          type="text"
          class="line"
          maxlength="100"
          autocomplete="off"
          aria-describedby="wait-missing"
          [attr.aria-invalid]="isTried() && whom().trim() === ''"
          [value]="whom()"
          (input)="whom.set($any($event.target).value)"
        />
      </label>
      <p id="wait-missing" class="missing" role="alert">
        @if (isTried() && whom().trim() === '') {
          {{ t('ticket.waitFor.missing') }}
        }
      </p>
      <div class="acts">
        <button type="button" class="quiet" (click)="dialog.close()">{{ t('ticket.cancel') }}</button>
        <button type="submit" class="solid">{{ t('ticket.waitFor.do') }}</button>
      </div>
    </form>
  `,
  styleUrls: ['./reason-dialog.css', './buttons.css', './line-field.css'],
})
export class WaitDialog {
  readonly dialog = inject<DialogRef<string>>(DialogRef);
  readonly whom = signal('');
  readonly isTried = signal(false);

  give(event: Event): void {
    event.preventDefault();
    this.isTried.set(true);
    const whom = this.whom().trim();
    if (whom) this.dialog.close(whom);
  }
}
