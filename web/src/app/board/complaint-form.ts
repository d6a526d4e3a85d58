import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { recall, remember } from '../ui/remembered.js';
import { Ticker } from '../ui/ticker.js';
import { failingOf, type Failing } from './failing.js';
import { FailingNote } from './failing-note.js';
import { rememberComplaint } from './own-complaints.js';
import { PublicBoard } from './public-board.js';
import { TryKey } from './try-key.js';
import { lengthOf, LONGEST_TEXT, WordsField } from './words-field.js';

const LONGEST_NAME = 60;

/** A name and what went wrong. What was typed stays until it is really posted. */
@Component({
  selector: 'eh-complaint-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FailingNote, TranslocoDirective, WordsField],
  templateUrl: './complaint-form.html',
  styleUrls: ['./fields.css', './complaint-form.css'],
})
export class ComplaintForm {
  readonly accountId = input.required<string>();
  readonly brand = input.required<string>();
  /** The path of what was posted, with its secret behind the #. */
  readonly posted = output<string>();

  readonly name = signal(recall('board.name') ?? '');
  readonly text = signal('');
  readonly isChecked = signal(false);
  readonly isBusy = signal(false);
  readonly failing = signal<Failing | null>(null);
  readonly isNameLong = computed(() => lengthOf(this.name()) > LONGEST_NAME);
  readonly isNameWrong = computed(
    () =>
      this.isNameLong() ||
      (this.isChecked() && lengthOf(this.name()) === 0) ||
      this.failing()?.words === 'board.failed.name-taken',
  );

  private readonly board = inject(PublicBoard);
  private readonly ticker = inject(Ticker);
  private readonly tries = new TryKey();
  private readonly nameField = viewChild<ElementRef<HTMLInputElement>>('nameField');
  private readonly words = viewChild(WordsField);

  rename(name: string): void {
    this.name.set(name);
    if (this.failing()?.words === 'board.failed.name-taken') this.failing.set(null);
  }

  async post(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    this.isChecked.set(true);
    if (this.isBusy() || !this.isComplete()) return;
    this.isBusy.set(true);
    this.failing.set(null);
    try {
      await this.send({ name: this.name().trim(), text: this.text().trim() });
    } catch (error) {
      this.failing.set(failingOf(error));
      if (this.isNameWrong()) this.nameField()?.nativeElement.focus();
    } finally {
      this.isBusy.set(false);
    }
  }

  private async send(complaint: { name: string; text: string }): Promise<void> {
    const { id, path } = await this.board.complain(
      this.accountId(),
      complaint,
      this.tries.of(JSON.stringify(complaint)),
    );
    this.tries.taken();
    const secret = path.split('#')[1] ?? '';
    const at = new Date(this.ticker.now()).toISOString();
    rememberComplaint(this.accountId(), { id, secret, words: complaint.text, at });
    remember('board.name', complaint.name);
    this.posted.emit(path);
  }

  private isComplete(): boolean {
    if (lengthOf(this.name()) === 0 || this.isNameLong()) {
      this.nameField()?.nativeElement.focus();
      return false;
    }
    const length = lengthOf(this.text());
    if (length > 0 && length <= LONGEST_TEXT) return true;
    this.words()?.focus();
    return false;
  }
}
