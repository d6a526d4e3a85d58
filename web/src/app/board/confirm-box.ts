import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../ui/icon.js';
import { failingOf, type Failing } from './failing.js';
import { FailingNote } from './failing-note.js';
import { PublicBoard, type Place } from './public-board.js';

/** The brand called it solved: who complained says whether it is. */
@Component({
  selector: 'eh-confirm-box',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FailingNote, Icon, TranslocoDirective],
  template: `
    <section *transloco="let t" class="panel" aria-labelledby="is-solved">
      <h2 id="is-solved">{{ t('board.confirm', { brand: brand() }) }}</h2>
      <p>{{ t('board.confirm.why') }}</p>
      <eh-failing-note [failing]="failing()" />
      <div class="choices">
        <button class="button primary tall" type="button" [attr.aria-disabled]="isBusy()" (click)="confirm()">
          <eh-icon name="check" />{{ t('board.confirm.yes') }}
        </button>
        <button class="button tall" type="button" (click)="unsolved.emit()">
          <eh-icon name="close" />{{ t('board.confirm.no') }}
        </button>
      </div>
    </section>
  `,
  styles: `
    section {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 0.625rem;
      padding: 1.25rem;
      border-color: var(--eh-accent);
    }
    h2 {
      margin: 0;
      font-size: 1.0625rem;
      font-weight: 650;
    }
    p {
      margin: 0;
      color: var(--eh-muted);
    }
    .choices {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
    }
  `,
})
export class ConfirmBox {
  readonly place = input.required<Place>();
  readonly brand = input.required<string>();
  readonly confirmed = output();
  readonly unsolved = output();

  readonly isBusy = signal(false);
  readonly failing = signal<Failing | null>(null);
  private readonly board = inject(PublicBoard);

  async confirm(): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.failing.set(null);
    try {
      await this.board.confirm(this.place());
      this.confirmed.emit();
    } catch (error) {
      this.failing.set(failingOf(error));
    } finally {
      this.isBusy.set(false);
    }
  }
}
