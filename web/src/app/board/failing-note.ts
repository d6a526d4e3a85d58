import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../ui/icon.js';
import { Locale } from '../ui/locale.js';
import type { Failing } from './failing.js';

/** Says in the reader's language why something was not taken; what was typed stays. */
@Component({
  selector: 'eh-failing-note',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (failing(); as said) {
        <p class="note failed" role="alert">
          <eh-icon name="warning" />
          <span>{{ said.sentence ?? t(keyOf(said), said.params) }}</span>
        </p>
      }
    </ng-container>
  `,
})
export class FailingNote {
  readonly failing = input.required<Failing | null>();
  private readonly locale = inject(Locale);

  keyOf({ words, params }: Failing): string {
    const { minutes } = params;
    return typeof minutes === 'number' ? `${words}.${this.locale.plural(minutes)}` : words;
  }
}
