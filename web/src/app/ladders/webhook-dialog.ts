import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { WebhookMade } from '@evenhand/shared/wire/ladders';
import { Attempt } from '../session/attempt.js';
import { FailureNote } from '../session/failure-note.js';
import { fieldsOf } from '../session/fields.js';
import { CopyButton } from '../ui/copy-button.js';
import type { Webhooks } from './webhooks.js';

/** Asks where a room is; shows the secret that its messages are signed with, this once. */
@Component({
  selector: 'eh-webhook-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CopyButton, FailureNote, TranslocoDirective],
  host: { class: 'dialog' },
  template: `
    <ng-container *transloco="let t">
      @if (made(); as done) {
        <div class="stack">
          <h2 id="webhook-title">{{ t('ladders.webhooks.made', { name: done.webhook.name }) }}</h2>
          <p>{{ t('ladders.webhooks.secret.why') }}</p>
          <code>{{ done.secret }}</code>
          <div class="actions">
            <eh-copy-button isPrimary [text]="done.secret" [label]="t('ladders.webhooks.secret')" />
            <button type="button" class="button" (click)="dialog.close()">{{ t('ladders.done') }}</button>
          </div>
        </div>
      } @else {
        <form (submit)="add($event)">
          <h2 id="webhook-title">{{ t('ladders.webhooks.new') }}</h2>
          <div class="field">
            <label for="webhook-name">{{ t('ladders.name') }}</label>
            <input id="webhook-name" name="name" required maxlength="200" autocomplete="off" />
          </div>
          <div class="field">
            <label for="webhook-url">{{ t('ladders.webhooks.url') }}</label>
            <input
              id="webhook-url"
              name="url"
              type="url"
              required
              maxlength="2000"
              autocomplete="off"
              placeholder="https://"
            />
          </div>
          <eh-failure-note [failure]="attempt.failure()" />
          <div class="actions">
            <button type="button" class="button" (click)="dialog.close()">{{ t('ladders.cancel') }}</button>
            <button type="submit" class="button primary" [attr.aria-disabled]="attempt.isBusy()">
              {{ t('ladders.webhooks.add') }}
            </button>
          </div>
        </form>
      }
    </ng-container>
  `,
  styles: `
    code {
      padding: 0.625rem 0.75rem;
      border-radius: 0.5rem;
      background: var(--eh-hover);
      overflow-wrap: anywhere;
    }
  `,
})
export class WebhookDialog {
  readonly attempt = new Attempt();
  readonly made = signal<WebhookMade | null>(null);
  readonly dialog = inject(DialogRef);

  private readonly webhooks = inject<Webhooks>(DIALOG_DATA);

  async add(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const said = fieldsOf(event);
    const webhook = { name: said('name').trim(), url: said('url').trim() };
    await this.attempt.at(async () => this.made.set(await this.webhooks.add(webhook)));
  }
}
