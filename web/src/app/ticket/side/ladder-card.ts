import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { LadderStep } from '@evenhand/shared/wire/ladders';
import { ClockKindName } from '../../ui/clock-kind.js';
import { Icon } from '../../ui/icon.js';
import { Locale } from '../../ui/locale.js';
import { Moment } from '../../ui/moment.js';
import { RungWhenText } from '../../ui/rung-when.js';
import { WhomName } from '../../ui/whom-name.js';
import { ladders } from './ladders.js';
import { QuietLine } from './quiet-line.js';

/** Who was told and when, who is next and when; the rung that was climbed last stands out. */
@Component({
  selector: 'eh-ladder-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ClockKindName, Icon, Moment, QuietLine, RungWhenText, TranslocoDirective, WhomName],
  templateUrl: './ladder-card.html',
  styleUrls: ['./card.css', './ladder-card.css'],
})
export class LadderCard {
  readonly steps = input.required<readonly LadderStep[]>();
  /** The highest rung that was climbed; 0 before the first. */
  readonly rung = input.required<number>();
  readonly clocks = computed(() => ladders(this.steps()));

  private readonly locale = inject(Locale);

  names({ who }: LadderStep): string {
    return this.locale.list(who.map(({ name }) => name));
  }
}
