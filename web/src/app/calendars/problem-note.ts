import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../ui/icon.js';
import { CalendarDesk } from './calendar-desk.js';

/** What is wrong with a field, beside it. What a file or a host did wrong the server says. */
@Component({
  selector: 'eh-problem-note',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (problem(); as said) {
        <p class="note failed" role="status">
          <eh-icon name="warning" />
          <span>{{
            said.code === 'file' || said.code === 'feed' ? said.what : t('calendars.problem.' + said.code)
          }}</span>
        </p>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: block;
    }

    p {
      padding-block: 0.25rem;
      font-size: 0.8125rem;
    }
  `,
})
export class ProblemNote {
  readonly where = input.required<string>();
  readonly problem = computed(() => this.desk.problemAt(this.where()));

  private readonly desk = inject(CalendarDesk);
}
