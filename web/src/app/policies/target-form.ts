import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { PAUSE_REASONS, type PauseReason, type TargetDraft } from '@evenhand/shared/wire/policies';
import { ClockKindName } from '../ui/clock-kind.js';
import { percentsIn } from './editing.js';
import { DurationField } from './duration-field.js';
import { Editor } from './editor.js';
import { FieldProblem } from './field-problem.js';

/** One clock's promise: how long, in which hours, who is told, what it waits for. */
@Component({
  selector: 'eh-target-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ClockKindName, DurationField, FieldProblem, TranslocoDirective],
  templateUrl: './target-form.html',
  styleUrl: './target-form.css',
})
export class TargetForm {
  readonly target = input.required<TargetDraft>();
  /** Where it stands, as the server names it. */
  readonly path = input.required<string>();
  readonly isFixed = input(false);
  readonly changed = output<(target: TargetDraft) => Partial<TargetDraft>>();

  readonly editor = inject(Editor);
  readonly reasons = PAUSE_REASONS;
  readonly key = computed(() => this.path().replaceAll('.', '-'));
  readonly thresholds = computed(() => this.target().thresholds.join(', '));
  readonly mayPause = computed(() => this.target().clock !== 'first_response');

  choose(field: 'calendarId' | 'ladderId', menu: EventTarget | null): void {
    this.put({ [field]: (menu as HTMLSelectElement).value });
  }

  readThresholds(field: EventTarget | null): void {
    this.put({ thresholds: percentsIn((field as HTMLInputElement).value) });
  }

  togglePause(reason: PauseReason): void {
    this.changed.emit(({ pauses }) => {
      const others = pauses.filter((one) => one !== reason);
      return { pauses: others.length < pauses.length ? others : [...pauses, reason] };
    });
  }

  toggleDeflections(): void {
    this.changed.emit(({ isStoppedByDeflections: isStopped }) => ({ isStoppedByDeflections: !isStopped }));
  }

  put(change: Partial<TargetDraft>): void {
    this.changed.emit(() => change);
  }
}
