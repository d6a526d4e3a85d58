import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  untracked,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { keepReading } from '../live/keep-reading.js';
import { FailureNote } from '../session/failure-note.js';
import { Icon } from '../ui/icon.js';
import { Ticker } from '../ui/ticker.js';
import { visibleText } from '../ui/visible-text.js';
import { BreachFilter } from './breach-filter.js';
import { BreachTable } from './breach-table.js';
import { Breaches } from './breaches.js';
import { BeneathChips } from './beneath-chips.js';
import { FigurePanels } from './figure-panels.js';
import { figureQueryOf, filterFrom, leftOut, ownZone, queryOf, searchOf, type Asked } from './filter.js';
import { SummaryTable } from './summary-table.js';

/** For managers: which promises were broken, by how much, whose they were, and who was told when. */
@Component({
  selector: 'eh-breaches-screen',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    ...[BeneathChips, BreachFilter, BreachTable, FailureNote, FigurePanels, Icon],
    ...[RouterLink, SummaryTable, TranslocoDirective],
  ],
  providers: [Breaches],
  templateUrl: './breaches-screen.html',
  styleUrl: './breaches-screen.css',
})
export class BreachesScreen {
  readonly brandId = input.required<string>();

  readonly breaches = inject(Breaches);
  private readonly route = inject(ActivatedRoute);
  /** What the address says. */
  readonly asked = toSignal<Asked, Asked>(this.route.queryParams, { initialValue: {} });
  readonly filter = computed(() => filterFrom(this.asked()));
  readonly zone = computed(() => this.filter().zone || ownZone());
  readonly leftOut = computed(() => leftOut(this.asked()).map(visibleText).join(', '));
  readonly query = computed(() => queryOf(this.filter(), untracked(this.ticker.now)));
  readonly isEmpty = computed(() => this.breaches.page.value() !== null && this.breaches.rows().length === 0);
  readonly placeholders = [1, 2, 3, 4, 5, 6];

  private readonly ticker = inject(Ticker);
  /** The same text for the same figures, whatever the list beneath is narrowed to. */
  private readonly figuresOf = computed(() =>
    JSON.stringify(figureQueryOf(this.filter(), untracked(this.ticker.now))),
  );

  constructor() {
    effect(() => {
      const brandId = this.brandId();
      untracked(() => void this.breaches.readChoices(brandId));
    });
    effect(() => {
      const [brandId, query] = [this.brandId(), this.query()];
      untracked(() => void this.breaches.read(brandId, query));
    });
    effect(() => {
      this.figuresOf();
      const brandId = this.brandId();
      untracked(() => void this.breaches.readFigures(brandId, this.figureQuery()));
    });
    keepReading(async () => {
      await this.breaches.reread(this.brandId(), queryOf(this.filter(), this.ticker.now()));
      await this.breaches.rereadFigures(this.brandId(), this.figureQuery());
    });
  }

  /** The address of all rows that are asked for, not only of those that are shown. */
  download(ending: 'csv' | 'json'): string {
    return `/api/brands/${this.brandId()}/breaches.${ending}?${searchOf(this.query())}`;
  }

  private figureQuery() {
    return figureQueryOf(this.filter(), this.ticker.now());
  }
}
