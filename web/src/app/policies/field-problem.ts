import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Icon } from '../ui/icon.js';
import { Editor } from './editor.js';

/** What the server said is wrong with a field, beside it. */
@Component({
  selector: 'eh-field-problem',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `
    @if (problem(); as said) {
      <p [id]="id()"><eh-icon name="warning" /> {{ said }}</p>
    }
  `,
  styles: `
    p {
      display: flex;
      gap: 0.375rem;
      margin: 0.25rem 0 0;
      color: var(--eh-breached);
      overflow-wrap: anywhere;
    }
    eh-icon {
      margin-block-start: 0.0625rem;
    }
  `,
})
export class FieldProblem {
  readonly field = input.required<string>();
  readonly id = computed(() => `wrong-${this.field().replaceAll('.', '-')}`);
  readonly problem = computed(() => this.editor.problemAt(this.field()));
  private readonly editor = inject(Editor);
}
