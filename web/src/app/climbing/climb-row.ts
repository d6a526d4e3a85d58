import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ClimbingRow } from '@evenhand/shared/wire/climbing';
import type { LadderStep } from '@evenhand/shared/wire/ladders';
import { ClockKindName } from '../ui/clock-kind.js';
import { Icon } from '../ui/icon.js';
import { Locale } from '../ui/locale.js';
import { Moment } from '../ui/moment.js';
import { Ticker } from '../ui/ticker.js';
import { visibleText } from '../ui/visible-text.js';
import { WhomName } from '../ui/whom-name.js';
import { Countdown } from './countdown.js';
import { SmallLadder } from './small-ladder.js';
import { nextOf, toldOf } from './standing.js';

/** One clock on its ladder: where it stands, who was told when, and what comes next. */
@Component({
  selector: 'eh-climb-row',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ClockKindName, Countdown, Icon, Moment, RouterLink, SmallLadder, TranslocoDirective, WhomName],
  templateUrl: './climb-row.html',
  styleUrl: './climb-row.css',
})
export class ClimbRow {
  readonly row = input.required<ClimbingRow>();
  readonly brandId = input.required<string>();
  readonly told = computed(() => toldOf(this.row()));
  readonly next = computed(() => nextOf(this.row()));
  readonly excerpt = computed(() => visibleText(this.row().excerpt));
  readonly isLate = computed(() => this.row().clockState === 'breached');
  readonly quietUntil = computed(() => {
    const { quietUntil } = this.row();
    return quietUntil !== null && Date.parse(quietUntil) > this.ticker.now() ? quietUntil : null;
  });

  private readonly locale = inject(Locale);
  private readonly ticker = inject(Ticker);

  names({ who }: LadderStep): string {
    return this.locale.list(who.map(({ name }) => name));
  }
}
