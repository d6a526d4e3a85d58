import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { SHORTEST_PASSWORD, STRENGTHS, strengthOf } from './strength.js';

let fields = 0;

/** A field for a password that is chosen now, with its rule and how strong it is. */
@Component({
  selector: 'eh-new-password',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  template: `
    <div class="field" *transloco="let t">
      <label [for]="id">{{ t(label()) }}</label>
      <input
        type="password"
        name="new-password"
        autocomplete="new-password"
        required
        [id]="id"
        [minLength]="shortest"
        maxlength="1000"
        [attr.aria-describedby]="id + '-rule ' + id + '-strength'"
        (input)="value.set($any($event.target).value)"
      />
      <p class="hint" [id]="id + '-rule'">{{ t('session.password.rule', { n: shortest }) }}</p>
      <div class="strength" [class]="strength()" aria-hidden="true">
        @for (step of steps; track step) {
          <span [class.on]="step <= reached()"></span>
        }
      </div>
      <p class="hint" role="status" [id]="id + '-strength'">
        @if (strength() !== 'none') {
          {{ t('session.strength.' + strength()) }}
        }
      </p>
    </div>
  `,
  styles: `
    .strength {
      display: grid;
      grid-template-columns: repeat(4, 1fr);
      gap: 0.25rem;
    }
    .strength span {
      block-size: 0.25rem;
      border-radius: 0.25rem;
      background: var(--eh-line);
    }
    .on {
      background: var(--eh-on-time) !important;
    }
    .short .on,
    .fair .on {
      background: var(--eh-due-soon) !important;
    }
    .hint:empty {
      display: none;
    }
  `,
})
export class NewPassword {
  /** The key of its words. */
  readonly label = input('session.password.new');
  readonly value = signal('');
  readonly strength = computed(() => strengthOf(this.value()));
  readonly reached = computed(() => STRENGTHS.indexOf(this.strength()));
  readonly steps = [1, 2, 3, 4];
  readonly shortest = SHORTEST_PASSWORD;
  readonly id = `new-password-${++fields}`;
}
