import { ChangeDetectionStrategy, Component, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { RotaRow } from '@evenhand/shared/wire/ladders';
import { keepReading } from '../live/keep-reading.js';
import { FailureNote } from '../session/failure-note.js';
import { GapStrip } from '../session/gap-strip.js';
import { Icon } from '../ui/icon.js';
import { LadderTabs } from '../ui/ladder-tabs.js';
import { Locale } from '../ui/locale.js';
import { Ticker } from '../ui/ticker.js';
import { OwnTime } from './own-time.js';
import { Rotas } from './rotas.js';
import { timeText, whenText } from './when.js';

/** Who is on call at this moment, by each rota of a brand, and where nobody will be. */
@Component({
  selector: 'eh-rotas-screen',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FailureNote, GapStrip, Icon, LadderTabs, OwnTime, RouterLink, TranslocoDirective],
  providers: [Rotas],
  templateUrl: './rotas-screen.html',
  styleUrl: './rotas-screen.css',
})
export class RotasScreen {
  readonly brandId = input.required<string>();
  readonly rotas = inject(Rotas);
  readonly locale = inject(Locale);
  readonly placeholders = [1, 2, 3];

  private readonly ticker = inject(Ticker);

  constructor() {
    effect(() => {
      const brandId = this.brandId();
      untracked(() => void this.rotas.open(brandId));
    });
    keepReading(() => this.rotas.reread());
  }

  /** By the rota's own wall clock, which hands over. */
  when(at: string, { zone }: RotaRow): string {
    return whenText(at, this.locale.tag(), zone);
  }

  /** What the clock shows there, for who is elsewhere. */
  timeIn({ zone }: RotaRow): string {
    return timeText(this.ticker.now(), this.locale.tag(), zone);
  }

  isNow({ nextGap }: RotaRow): boolean {
    return nextGap !== null && Date.parse(nextGap.from) <= this.ticker.now();
  }
}
