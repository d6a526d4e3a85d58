import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  model,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Locale } from '../ui/locale.js';

export const LONGEST_TEXT = 5_000;

/** As the server counts: signs, without the blanks around them. */
export const lengthOf = (text: string): number => Array.from(text.trim()).length;

/** A large field that counts while somebody writes. Too much is said, never cut off. */
@Component({
  selector: 'eh-words-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  templateUrl: './words-field.html',
  styleUrl: './fields.css',
})
export class WordsField {
  readonly text = model.required<string>();
  readonly label = input.required<string>();
  readonly hint = input('');
  /** The id of the field itself. */
  readonly field = input.required<string>();
  readonly rows = input(6);
  /** Whether what is missing is said. */
  readonly isChecked = input(false);

  private readonly locale = inject(Locale);
  private readonly area = viewChild<ElementRef<HTMLTextAreaElement>>('area');
  private readonly numbers = computed(() => new Intl.NumberFormat(this.locale.tag()));
  private readonly left = computed(() => LONGEST_TEXT - lengthOf(this.text()));

  readonly isOver = computed(() => this.left() < 0);
  readonly isMissing = computed(() => this.isChecked() && lengthOf(this.text()) === 0);
  readonly isWrong = computed(() => this.isOver() || this.isMissing());
  readonly longest = computed(() => this.numbers().format(LONGEST_TEXT));
  readonly written = computed(() => this.numbers().format(LONGEST_TEXT - this.left()));
  readonly over = computed(() => this.numbers().format(-this.left()));
  /** Heard near the end only, and not at each sign. */
  readonly heard = computed(() => {
    const left = Math.ceil(this.left() / 20) * 20;
    return left <= 100 && left > 0 ? this.numbers().format(left) : null;
  });

  focus(): void {
    this.area()?.nativeElement.focus();
  }
}
