import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { LadderStep } from '@evenhand/shared/wire/ticket';
import { ClockKindName } from '../../ui/clock-kind.js';
import { Icon } from '../../ui/icon.js';
import { Moment } from '../../ui/moment.js';

/** Who was told and when, who is next and when; the rung that was climbed last stands out. */
@Component({
  selector: 'eh-ladder-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ClockKindName, Icon, Moment, TranslocoDirective],
  templateUrl: './ladder-card.html',
  styleUrls: ['./card.css', './ladder-card.css'],
})
export class LadderCard {
  readonly steps = input.required<readonly LadderStep[]>();
  /** The highest rung that was climbed; 0 before the first. */
  readonly rung = input.required<number>();
  readonly clocks = computed(() => {
    const kinds = [...new Set(this.steps().map(({ clock }) => clock))];
    return kinds.map((kind) => ({
      kind,
      steps: this.steps().filter(({ clock }) => clock === kind),
    }));
  });
}
