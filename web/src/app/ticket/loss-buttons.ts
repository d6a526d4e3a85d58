import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, effect, inject, input, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { OUTCOMES, type Loss, type LossOutcome } from '@evenhand/shared/wire/losses';
import type { TicketPage } from '@evenhand/shared/wire/ticket';
import { firstValueFrom } from 'rxjs';
import { Attempt } from '../session/attempt.js';
import { FailureNote } from '../session/failure-note.js';
import { Reading } from '../session/reading.js';
import { Icon } from '../ui/icon.js';
import { OpenTicket } from './open-ticket.js';

/** Whether the customer went elsewhere: one press says so, another takes it back. */
@Component({
  selector: 'eh-loss-buttons',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FailureNote, Icon, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <h2 id="loss-head">{{ t('ticket.loss') }}</h2>
      <div role="group" aria-labelledby="loss-head">
        @for (each of outcomes; track each) {
          <button
            type="button"
            class="button"
            [attr.aria-pressed]="isLost(each)"
            [attr.aria-disabled]="change.isBusy()"
            (click)="toggle(each)"
          >
            @if (isLost(each)) {
              <eh-icon name="check" />
            }
            {{ t('ticket.loss.' + each) }}
          </button>
        }
      </div>
      <eh-failure-note [failure]="change.failure() ?? losses.failure()" />
    </ng-container>
  `,
  styles: `
    div {
      display: flex;
      flex-wrap: wrap;
      gap: 0.375rem;
    }
    .button {
      min-block-size: 2rem;
      padding-inline: 0.625rem;
      font-size: 0.8125rem;
    }
    .button[aria-pressed='true'] {
      border-color: var(--eh-breached);
      background: var(--eh-breached-wash);
      color: var(--eh-breached);
    }
  `,
  styleUrl: './side/card.css',
})
export class LossButtons {
  readonly page = input.required<TicketPage>();
  readonly outcomes = OUTCOMES;
  readonly losses = new Reading<readonly Loss[]>();
  readonly change = new Attempt();

  private readonly http = inject(HttpClient);
  private readonly ticket = inject(OpenTicket);

  constructor() {
    // With each reading of the page, which is read again whenever something happened on the ticket.
    effect(() => {
      this.page();
      untracked(() => void this.losses.from(() => this.ask()));
    });
  }

  isLost(outcome: LossOutcome): boolean {
    return this.losses.value()?.some((loss) => loss.outcome === outcome) ?? false;
  }

  async toggle(outcome: LossOutcome): Promise<void> {
    const path = this.path();
    await this.change.at(() =>
      firstValueFrom(
        this.isLost(outcome)
          ? this.http.delete(`${path}/${encodeURIComponent(outcome)}`)
          : this.http.post(path, { outcome }),
      ),
    );
    await this.losses.from(() => this.ask());
  }

  private ask(): Promise<readonly Loss[]> {
    return firstValueFrom(this.http.get<readonly Loss[]>(this.path()));
  }

  private path(): string {
    const { brandId } = this.ticket.where;
    return `/api/brands/${brandId}/tickets/${this.page().id}/losses`;
  }
}
