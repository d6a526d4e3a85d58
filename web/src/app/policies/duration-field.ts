import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { secondsIn, type SpanUnit, unitOf, UNITS } from './span-text.js';

/** A duration as a number and a unit. */
@Component({
  selector: 'eh-duration-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  template: `
    <div class="field" *transloco="let t">
      <label [for]="id()">{{ label() }}</label>
      <div class="pair">
        <input
          type="number"
          inputmode="decimal"
          step="any"
          [id]="id()"
          [min]="least()"
          [value]="count()"
          [disabled]="isFixed()"
          [attr.aria-invalid]="isWrong()"
          [attr.aria-describedby]="describedBy()"
          (change)="changed.emit(read($event.target))"
        />
        <select
          [attr.aria-label]="t('policies.unit-of', { what: label() })"
          [disabled]="isFixed()"
          (change)="choose($event.target)"
        >
          @for (one of units; track one.unit) {
            <option [value]="one.unit" [selected]="one.unit === unit()">
              {{ t('policies.unit.' + one.unit) }}
            </option>
          }
        </select>
      </div>
    </div>
  `,
  styles: `
    .pair {
      display: flex;
      gap: 0.375rem;
    }
    .pair input {
      inline-size: 5.5rem;
      flex: 1 1 4.5rem;
      font-variant-numeric: tabular-nums;
    }
    .pair select {
      flex: 1 1 5.5rem;
    }
  `,
})
export class DurationField {
  readonly id = input.required<string>();
  readonly label = input.required<string>();
  readonly seconds = input.required<number>();
  readonly least = input(1);
  readonly isFixed = input(false);
  readonly isWrong = input(false);
  readonly describedBy = input<string | null>(null);
  readonly changed = output<number>();

  readonly units = UNITS;
  /** What was chosen stays, until the duration is no whole number of it. */
  readonly unit = linkedSignal<number, SpanUnit>({
    source: this.seconds,
    computation: (seconds, before) =>
      before && seconds % secondsIn(before.value) === 0 ? before.value : unitOf(seconds),
  });
  readonly count = computed(() => this.seconds() / secondsIn(this.unit()));

  read(field: EventTarget | null): number {
    return Math.round(Number((field as HTMLInputElement).value) * secondsIn(this.unit()));
  }

  /** The number stays, and means the new unit. */
  choose(menu: EventTarget | null): void {
    const [count, unit] = [this.count(), (menu as HTMLSelectElement).value as SpanUnit];
    this.unit.set(unit);
    this.changed.emit(Math.round(count * secondsIn(unit)));
  }
}
