import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../ui/icon.js';
import type { Failure } from './reading.js';

/** Says what the server refused, or that it does not answer. */
@Component({
  selector: 'eh-failure-note',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  styles: `
    :host {
      display: contents;
    }
  `,
  template: `
    <ng-container *transloco="let t">
      @if (failure(); as said) {
        <p class="note failed" role="alert">
          <eh-icon name="warning" />
          <span>{{ said.sentence ?? t('session.no-answer') }}</span>
          <ng-content />
        </p>
      }
    </ng-container>
  `,
})
export class FailureNote {
  readonly failure = input.required<Failure | null>();
}
