import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Channel } from '@evenhand/shared/wire/channel';
import { Icon } from '../../ui/icon.js';
import { isWebAddress } from '../conversation/linked-text.js';
import { Deeds } from '../deeds.js';
import { OpenTicket } from '../open-ticket.js';
import { Steps } from '../steps.js';

/** Why no reply can be sent, and what would make it possible. */
@Component({
  selector: 'eh-cannot-reply',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <!-- What is pressed does not move away under the pointer because the composer grows or shrinks. -->
      <p (mousedown)="$event.preventDefault()">
        <eh-icon name="lock" />
        <span>{{ t('ticket.cannot.' + why(), { channel: t('ui.channel.' + channel()) }) }}</span>
        @if (url(); as url) {
          <a [href]="url" target="_blank" rel="noopener noreferrer">
            {{ t('ticket.cannot.open') }}<eh-icon name="open-elsewhere" />
          </a>
        }
        @if (why() === 'not-open' && steps.mayReopen()) {
          <button type="button" class="quiet" [disabled]="deeds.isBusy()" (click)="steps.reopen()">
            {{ t('ticket.reopen') }}
          </button>
        }
      </p>
    </ng-container>
  `,
  styles: `
    p {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.375rem 0.5rem;
      margin: 0;
      padding: 0.5rem 0.75rem;
      border-block-end: 1px solid var(--eh-line);
      color: var(--eh-muted);
    }
    span {
      flex: 1;
      text-wrap: pretty;
    }
    a {
      display: inline-flex;
      align-items: center;
      gap: 0.375rem;
      min-block-size: 2rem;
      color: var(--eh-accent);
      font-weight: 600;
    }
    button.quiet {
      min-block-size: 2rem;
    }
  `,
  styleUrl: '../buttons.css',
})
export class CannotReply {
  readonly why = input.required<string>();
  readonly channel = input.required<Channel>();
  /** The customer's last post, where it can be answered on its channel. */
  readonly url = computed(() => {
    if (this.why() !== 'no-connector') return null;
    const posts = this.ticket.page()?.stream.filter((entry) => entry.kind === 'post') ?? [];
    const url = posts.findLast((post) => post.by === 'customer')?.url;
    return url && isWebAddress(url) ? url : null;
  });
  readonly steps = inject(Steps);
  readonly deeds = inject(Deeds);
  private readonly ticket = inject(OpenTicket);
}
