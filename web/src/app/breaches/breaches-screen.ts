import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  untracked,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { keepReading } from '../live/keep-reading.js';
import { FailureNote } from '../session/failure-note.js';
import { Icon } from '../ui/icon.js';
import { Ticker } from '../ui/ticker.js';
import { visibleText } from '../ui/visible-text.js';
import { BreachFilter } from './breach-filter.js';
import { BreachTable } from './breach-table.js';
import { Breaches } from './breaches.js';
import { filterFrom, leftOut, queryOf, searchOf, type Asked } from './filter.js';
import { SummaryTable } from './summary-table.js';

/** For managers: which promises were broken, by how much, whose they were, and who was told when. */
@Component({
  selector: 'eh-breaches-screen',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BreachFilter, BreachTable, FailureNote, Icon, SummaryTable, TranslocoDirective],
  providers: [Breaches],
  templateUrl: './breaches-screen.html',
  styleUrl: './breaches-screen.css',
})
export class BreachesScreen {
  readonly brandId = input.required<string>();
  /** What the address says. */
  readonly period = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly account = input<string>();
  readonly clock = input<string>();
  readonly which = input<string>();
  readonly history = input<string>();

  readonly breaches = inject(Breaches);
  readonly asked = computed<Asked>(() => ({
    period: this.period(),
    from: this.from(),
    to: this.to(),
    account: this.account(),
    clock: this.clock(),
    which: this.which(),
    history: this.history(),
  }));
  readonly filter = computed(() => filterFrom(this.asked()));
  readonly leftOut = computed(() => leftOut(this.asked()).map(visibleText).join(', '));
  readonly query = computed(() => queryOf(this.filter(), untracked(this.ticker.now)));
  readonly isEmpty = computed(() => this.breaches.page.value() !== null && this.breaches.rows().length === 0);
  readonly placeholders = [1, 2, 3, 4, 5, 6];

  private readonly ticker = inject(Ticker);

  constructor() {
    effect(() => {
      const brandId = this.brandId();
      untracked(() => void this.breaches.readAccounts(brandId));
    });
    effect(() => {
      const [brandId, query] = [this.brandId(), this.query()];
      untracked(() => void this.breaches.read(brandId, query));
    });
    keepReading(() => this.breaches.reread(this.brandId(), queryOf(this.filter(), this.ticker.now())));
  }

  /** The address of all rows that are asked for, not only of those that are shown. */
  download(ending: 'csv' | 'json'): string {
    return `/api/brands/${this.brandId()}/breaches.${ending}?${searchOf(this.query())}`;
  }
}
