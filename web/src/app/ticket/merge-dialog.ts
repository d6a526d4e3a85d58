import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { MergeChoices } from '@evenhand/shared/wire/ticket';
import { Moment } from '../ui/moment.js';
import { visibleText } from '../ui/visible-text.js';
import { Tickets, type Where } from './tickets.js';

/** Asks into which other ticket of the same customer this one goes. */
@Component({
  selector: 'eh-merge-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Moment, TranslocoDirective],
  templateUrl: './merge-dialog.html',
  styleUrls: ['./reason-dialog.css', './buttons.css', './merge-dialog.css'],
})
export class MergeDialog {
  readonly dialog = inject<DialogRef<string>>(DialogRef);
  /** Null while they are read. */
  readonly choices = signal<MergeChoices | null>(null);
  readonly hasFailed = signal(false);
  readonly into = signal<string | null>(null);
  readonly isTried = signal(false);

  constructor() {
    const where = inject<Where>(DIALOG_DATA);
    void inject(Tickets)
      .mergeChoices(where)
      .then(
        (choices) => this.learn(choices),
        () => this.hasFailed.set(true),
      );
  }

  give(event: Event): void {
    event.preventDefault();
    this.isTried.set(true);
    const into = this.into();
    if (into) this.dialog.close(into);
  }

  /** One alone is meant. */
  private learn(choices: MergeChoices): void {
    this.choices.set(choices.map((one) => ({ ...one, excerpt: visibleText(one.excerpt) })));
    if (choices.length === 1) this.into.set(choices[0]?.id ?? null);
  }
}
