import { ChangeDetectionStrategy, Component, effect, inject, input, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { keepReading } from '../live/keep-reading.js';
import { FailureNote } from '../session/failure-note.js';
import { Icon } from '../ui/icon.js';
import { ClimbRow } from './climb-row.js';
import { Climbing } from './climbing.js';

/** Which tickets climb their ladders: where each stands, who was told when, and what comes next. */
@Component({
  selector: 'eh-climbing-screen',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ClimbRow, FailureNote, Icon, TranslocoDirective],
  providers: [Climbing],
  templateUrl: './climbing-screen.html',
  styles: `
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li + li {
      border-block-start: 1px solid var(--eh-line);
    }
    .blank {
      margin-block-start: 6vh;
    }
    .more {
      text-align: center;
    }
  `,
})
export class ClimbingScreen {
  readonly brandId = input.required<string>();
  readonly climbing = inject(Climbing);
  readonly placeholders = [1, 2, 3, 4];

  constructor() {
    effect(() => {
      const brandId = this.brandId();
      untracked(() => void this.climbing.open(brandId));
    });
    keepReading(() => this.climbing.reread());
  }
}
