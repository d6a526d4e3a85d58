import { CdkDragHandle } from '@angular/cdk/drag-drop';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Conditions } from '@evenhand/shared/sla/conditions';
import type { RuleDraft, TargetDraft } from '@evenhand/shared/wire/policies';
import { ClockKindName } from '../ui/clock-kind.js';
import { Icon } from '../ui/icon.js';
import { Locale } from '../ui/locale.js';
import { ConditionForm } from './condition-form.js';
import { DurationField } from './duration-field.js';
import { mayMove, withTarget } from './editing.js';
import { Editor } from './editor.js';
import { FieldProblem } from './field-problem.js';
import { askedIn } from './in-words.js';
import { spanText } from './span-text.js';
import { TargetForm } from './target-form.js';

/** One rule: in a line, and while it is open, as a form. */
@Component({
  selector: 'eh-rule-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    CdkDragHandle,
    ClockKindName,
    ConditionForm,
    DurationField,
    FieldProblem,
    Icon,
    TargetForm,
    TranslocoDirective,
  ],
  templateUrl: './rule-card.html',
  styleUrl: './rule-card.css',
})
export class RuleCard {
  readonly rule = input.required<RuleDraft>();
  readonly place = input.required<number>();

  readonly editor = inject(Editor);
  readonly locale = inject(Locale);
  readonly asked = askedIn;
  readonly path = computed(() => `rules.${this.place()}`);
  readonly isOpen = computed(() => this.editor.chosen() === this.place());
  readonly isLast = computed(() => this.place() === (this.editor.draft()?.rules.length ?? 0) - 1);
  readonly isFixed = computed(() => this.editor.isRetired());
  readonly asksNothing = computed(() => Object.keys(this.rule().conditions).length === 0);
  readonly hasProblem = computed(() => this.editor.problemAt(this.path()) !== null);

  span(seconds: number): string {
    return spanText(seconds, this.locale.units());
  }

  mayGo(by: number): boolean {
    const draft = this.editor.draft();
    return !!draft && mayMove(draft, this.place(), this.place() + by);
  }

  go(by: number): void {
    if (this.mayGo(by)) this.editor.move(this.place(), this.place() + by);
  }

  change(change: Partial<RuleDraft>): void {
    this.editor.changeRule(this.place(), () => change);
  }

  changeTarget({ clock }: TargetDraft, change: (target: TargetDraft) => Partial<TargetDraft>): void {
    this.editor.changeRule(this.place(), (rule) => withTarget(rule, clock, change));
  }

  changeConditions(change: (conditions: Conditions) => Conditions): void {
    this.editor.changeRule(this.place(), ({ conditions }) => ({ conditions: change(conditions) }));
  }

  rename(field: EventTarget | null): void {
    this.change({ name: (field as HTMLInputElement).value });
  }
}
