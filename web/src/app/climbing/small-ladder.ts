import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

const GAP = 6;

/** A ladder as a small drawing: the rungs that were told, and the highest of them. */
@Component({
  selector: 'eh-small-ladder',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  template: `
    <svg
      *transloco="let t"
      role="img"
      [attr.viewBox]="'0 0 24 ' + height()"
      [attr.height]="height()"
      width="24"
      [attr.aria-label]="t('climbing.standing', { n: rung(), of: rungs() })"
    >
      <path class="side" [attr.d]="'M4 0V' + height() + ' M20 0V' + height()" />
      @for (each of lines(); track each.n) {
        <path [class]="each.kind" [attr.d]="'M4 ' + each.y + 'H20'" />
      }
    </svg>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }
    path {
      fill: none;
      stroke: var(--eh-edge);
      stroke-width: 1.5;
      stroke-linecap: round;
    }
    .told {
      stroke: var(--eh-due-soon);
      stroke-width: 2.5;
    }
    .here {
      stroke: var(--eh-breached);
      stroke-width: 3.5;
    }
  `,
})
export class SmallLadder {
  readonly rung = input.required<number>();
  readonly rungs = input.required<number>();
  readonly height = computed(() => (this.rungs() + 1) * GAP);
  readonly lines = computed(() =>
    Array.from({ length: this.rungs() }, (_, index) => ({
      n: index + 1,
      y: this.height() - (index + 1) * GAP,
      kind: index + 1 === this.rung() ? 'here' : index + 1 < this.rung() ? 'told' : 'above',
    })),
  );
}
