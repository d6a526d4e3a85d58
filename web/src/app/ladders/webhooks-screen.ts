import { Dialog } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, effect, inject, input, signal, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Webhook } from '@evenhand/shared/wire/ladders';
import { keepReading } from '../live/keep-reading.js';
import { FailureNote } from '../session/failure-note.js';
import { Icon } from '../ui/icon.js';
import { LadderTabs } from '../ui/ladder-tabs.js';
import { Moment } from '../ui/moment.js';
import { WebhookDialog } from './webhook-dialog.js';
import { Webhooks } from './webhooks.js';

/** Rooms into which messages go: where they are, when something went there last, and how to tell that it came from here. */
@Component({
  selector: 'eh-webhooks-screen',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FailureNote, Icon, LadderTabs, Moment, TranslocoDirective],
  providers: [Webhooks],
  templateUrl: './webhooks-screen.html',
  styles: `
    .panel {
      overflow-x: auto;
    }
    .verify {
      display: grid;
      gap: 0.5rem;
      padding: 0.875rem 1rem;
    }
    pre {
      margin: 0;
      padding: 0.75rem;
      overflow-x: auto;
      border-radius: 0.5rem;
      background: var(--eh-hover);
      font-size: 0.8125rem;
    }
    .deeds {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
    }
    .blank {
      margin-block: 4vh;
    }
  `,
})
export class WebhooksScreen {
  readonly brandId = input.required<string>();
  readonly webhooks = inject(Webhooks);
  readonly recipe = [
    `import { Webhook } from 'standardwebhooks';`,
    `new Webhook(secret).verify(rawBody, request.headers);`,
    ``,
    `webhook-signature: v1,base64(HMAC-SHA256(secret, id + '.' + timestamp + '.' + rawBody))`,
  ].join('\n');

  /** The one that was asked to retire. */
  readonly sure = signal<string | null>(null);

  private readonly dialog = inject(Dialog);

  constructor() {
    effect(() => {
      const brandId = this.brandId();
      untracked(() => void this.webhooks.open(brandId));
    });
    keepReading(() => this.webhooks.reread());
  }

  /** Asked a second time, before it is done. */
  async retire(webhook: Webhook): Promise<void> {
    if (this.sure() !== webhook.id) return this.sure.set(webhook.id);
    await this.webhooks.retire(webhook);
  }

  add(): void {
    this.dialog.open(WebhookDialog, {
      data: this.webhooks,
      ariaLabelledBy: 'webhook-title',
      autoFocus: 'input',
    });
  }
}
