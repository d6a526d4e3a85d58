import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../ui/icon.js';
import { Deeds } from './deeds.js';
import { Steps } from './steps.js';

/** While nobody holds a ticket: who wrote is not told, and how to change that. */
@Component({
  selector: 'eh-blind-bar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <eh-icon name="eye-off" />
      @if (steps.mayClaim()) {
        <p>
          {{ t('ticket.blind') }} <span class="more">{{ t('ticket.blind.more') }}</span>
        </p>
        <button
          type="button"
          class="solid"
          aria-keyshortcuts="c"
          [disabled]="deeds.isBusy()"
          (click)="steps.claim()"
        >
          <eh-icon name="hand" />{{ t('ticket.claim') }}<kbd aria-hidden="true">c</kbd>
        </button>
      } @else {
        <p>{{ t('ticket.blind.unclaimed') }}</p>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 0.75rem;
      padding: 0.625rem 1rem;
      border-block-end: 1px solid var(--eh-line);
      background: var(--eh-accent-wash);
      color: var(--eh-accent);
    }
    p {
      flex: 1;
      margin: 0;
      text-wrap: pretty;
    }
    button {
      min-inline-size: 7rem;
    }
    @media (max-width: 39.99rem) {
      :host {
        flex-wrap: wrap;
        gap: 0.375rem;
        padding-block: 0.5rem;
      }
      :host > eh-icon,
      .more,
      kbd {
        display: none;
      }
      p {
        flex-basis: 100%;
      }
      button {
        flex: 1;
      }
    }
    @media (max-height: 39.99rem) {
      .more {
        display: none;
      }
    }
  `,
  styleUrl: './buttons.css',
})
export class BlindBar {
  readonly steps = inject(Steps);
  readonly deeds = inject(Deeds);
}
