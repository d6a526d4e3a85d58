import { ChangeDetectionStrategy, Component, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { LadderRow } from '@evenhand/shared/wire/ladders';
import { keepReading } from '../live/keep-reading.js';
import { FailureNote } from '../session/failure-note.js';
import { GapStrip } from '../session/gap-strip.js';
import { Icon } from '../ui/icon.js';
import { LadderTabs } from '../ui/ladder-tabs.js';
import { Locale } from '../ui/locale.js';
import { Moment } from '../ui/moment.js';
import { Ladders } from './ladders.js';
import { draftOf } from './rung-draft.js';
import { sentences } from './sentence.js';
import { Speech } from './speech.js';

/** Who is told, in which order and how often, as a promise comes near its end: each ladder read out. */
@Component({
  selector: 'eh-ladders-screen',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FailureNote, GapStrip, Icon, LadderTabs, Moment, RouterLink, TranslocoDirective],
  providers: [Ladders],
  templateUrl: './ladders-screen.html',
  styleUrl: './ladders-screen.css',
})
export class LaddersScreen {
  readonly brandId = input.required<string>();
  readonly ladders = inject(Ladders);
  readonly locale = inject(Locale);
  readonly placeholders = [1, 2, 3];

  private readonly speech = inject(Speech);

  constructor() {
    effect(() => {
      const brandId = this.brandId();
      untracked(() => void this.ladders.open(brandId));
    });
    keepReading(() => this.ladders.reread());
  }

  said({ rungs }: LadderRow): string[] {
    return sentences(rungs.map(draftOf), this.ladders.choices.value(), this.speech);
  }
}
