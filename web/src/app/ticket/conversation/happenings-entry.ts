import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../../ui/icon.js';
import { EventWords } from './event-words.js';
import type { Happenings } from './fold.js';

/** More than so many in a row are shown once somebody asks. */
const MANY = 4;
const LAST = 2;

/** What happened between what was said: thin lines, of which many in a row are folded. */
@Component({
  selector: 'eh-happenings-entry',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EventWords, Icon, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (hidden() > 0) {
        <button type="button" class="plain" (click)="isOpen.set(true)">
          <eh-icon name="chevron-down" />{{ t('ticket.earlierEvents', { n: hidden() }) }}
        </button>
      }
      @for (event of shown(); track event.id) {
        <eh-event-words [event]="event" [names]="names()" />
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.125rem;
    }
    button {
      justify-self: start;
      min-block-size: 1.75rem;
      margin-inline-start: -0.5rem;
      color: var(--eh-muted);
      font-size: 0.8125rem;
    }
  `,
})
export class HappeningsEntry {
  readonly group = input.required<Happenings>();
  readonly names = input.required<Readonly<Record<string, string>>>();
  readonly isOpen = signal(false);
  readonly shown = computed(() => {
    const { events } = this.group();
    return this.isOpen() || events.length <= MANY ? events : events.slice(-LAST);
  });
  readonly hidden = computed(() => this.group().events.length - this.shown().length);
}
