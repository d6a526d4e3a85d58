import { ChangeDetectionStrategy, Component, inject, input, output, signal, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { failingOf, type Failing } from './failing.js';
import { FailingNote } from './failing-note.js';
import { PublicBoard, type Place } from './public-board.js';
import { TryKey } from './try-key.js';
import { lengthOf, LONGEST_TEXT, WordsField } from './words-field.js';

/** Who complained writes more. What was typed stays until it is really posted. */
@Component({
  selector: 'eh-more-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FailingNote, TranslocoDirective, WordsField],
  template: `
    <form *transloco="let t" class="panel" novalidate (submit)="post($event)">
      <eh-words-field
        field="more-text"
        [label]="t(isUnsolved() ? 'board.more.unsolved' : 'board.more')"
        [hint]="t('board.text.hint', { brand: brand() })"
        [rows]="3"
        [isChecked]="isChecked()"
        [(text)]="text"
      />
      <eh-failing-note [failing]="failing()" />
      <button class="button primary tall" type="submit" [attr.aria-disabled]="isBusy()">
        {{ t(isBusy() ? 'board.posting' : 'board.more.post') }}
      </button>
    </form>
  `,
  styles: `
    form {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 0.75rem;
      padding: 1.25rem;
    }
    .button {
      justify-self: start;
    }
  `,
})
export class MoreForm {
  readonly place = input.required<Place>();
  readonly brand = input.required<string>();
  /** They said that the problem is not solved, and write what is still wrong. */
  readonly isUnsolved = input(false);
  readonly posted = output();

  readonly text = signal('');
  readonly isChecked = signal(false);
  readonly isBusy = signal(false);
  readonly failing = signal<Failing | null>(null);

  private readonly board = inject(PublicBoard);
  private readonly tries = new TryKey();
  private readonly words = viewChild(WordsField);

  focus(): void {
    this.words()?.focus();
  }

  async post(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const length = lengthOf(this.text());
    this.isChecked.set(true);
    if (length === 0 || length > LONGEST_TEXT) this.focus();
    else if (!this.isBusy()) await this.send();
  }

  private async send(): Promise<void> {
    this.isBusy.set(true);
    this.failing.set(null);
    try {
      const text = this.text().trim();
      await this.board.sayMore(this.place(), text, this.tries.of(text));
      this.tries.taken();
      this.text.set('');
      this.isChecked.set(false);
      this.posted.emit();
    } catch (error) {
      this.failing.set(failingOf(error));
    } finally {
      this.isBusy.set(false);
    }
  }
}
