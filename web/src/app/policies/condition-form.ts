import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { CONDITION_WORDS, type ConditionWord } from '@evenhand/shared/sla/condition-words';
import type { Conditions, Hours } from '@evenhand/shared/sla/conditions';
import { CHANNELS } from '@evenhand/shared/wire/channel';
import { Icon } from '../ui/icon.js';
import { Locale } from '../ui/locale.js';
import { Editor } from './editor.js';
import { FieldProblem } from './field-problem.js';
import { HoursForm } from './hours-form.js';
import { nameOf } from './in-words.js';

const ANY_HOURS: Hours = {
  zone: 'UTC',
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  between: ['18:00', '09:00'],
};

/** What a rule asks of a complaint: a line for each condition, a chip for each thing that it names. */
@Component({
  selector: 'eh-condition-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger, FieldProblem, HoursForm, Icon, TranslocoDirective],
  templateUrl: './condition-form.html',
  styleUrl: './condition-form.css',
})
export class ConditionForm {
  readonly conditions = input.required<Conditions>();
  readonly path = input.required<string>();
  readonly isFixed = input(false);
  /** What becomes of the conditions as they are now, which may be more than is shown yet. */
  readonly changed = output<(conditions: Conditions) => Conditions>();

  readonly name = nameOf;
  readonly locale = inject(Locale);
  readonly editor = inject(Editor);
  /** Those that were begun and name nothing yet among them. */
  readonly shown = computed(() => CONDITION_WORDS.filter((word) => this.conditions()[word] !== undefined));
  private readonly all = computed((): Partial<Record<ConditionWord, readonly string[]>> => {
    const choices = this.editor.choices();
    if (!choices) return {};
    const { accounts, topics, languages, agencies, contracts } = choices;
    const fixed = { channels: CHANNELS, severities: ['1', '2', '3', '4'] };
    return { ...fixed, accounts: accounts.map(({ id }) => id), topics, languages, agencies, contracts };
  });
  readonly further = computed(() => CONDITION_WORDS.filter((word) => !this.shown().includes(word)));

  /** What it names. */
  named(word: ConditionWord): readonly string[] {
    return namesIn(this.conditions(), word);
  }

  /** What it could name besides. */
  offered(word: ConditionWord): readonly string[] {
    const all = this.all();
    return (all[word] ?? []).filter((one) => !this.named(word).includes(one));
  }

  begin(word: ConditionWord): void {
    this.changed.emit((now) => ({ ...now, [word]: word === 'hours' ? ANY_HOURS : [] }));
  }

  drop(word: ConditionWord): void {
    this.changed.emit(({ [word]: _gone, ...rest }) => rest);
  }

  add(word: ConditionWord, field: EventTarget | null): void {
    const given = field as HTMLInputElement | HTMLSelectElement;
    const value = given.value.trim();
    given.value = '';
    if (value !== '') this.put(word, (names) => [...new Set([...names, value])]);
  }

  take(word: ConditionWord, value: string): void {
    this.put(word, (names) => names.filter((one) => one !== value));
  }

  changeHours(change: (hours: Hours) => Hours): void {
    this.changed.emit((now) => ({ ...now, hours: change(now.hours ?? ANY_HOURS) }));
  }

  private put(word: ConditionWord, change: (names: readonly string[]) => readonly string[]): void {
    this.changed.emit((now) => {
      const names = change(namesIn(now, word));
      return { ...now, [word]: word === 'severities' ? names.map(Number).toSorted() : names };
    });
  }
}

function namesIn(conditions: Conditions, word: ConditionWord): readonly string[] {
  const wanted = conditions[word];
  return Array.isArray(wanted) ? wanted.map(String) : [];
}
