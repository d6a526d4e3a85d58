import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  untracked,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { QUEUE_VIEWS, type QueueView } from '@evenhand/shared/wire/queue';
import { Live } from '../live/live.js';
import { Icon } from '../ui/icon.js';
import { mayTakeKey } from '../ui/keys.js';
import { ShortcutSheet } from '../ui/shortcut-sheet.js';
import { Choices } from './choices.js';
import { Claims } from './claims.js';
import { Counts } from './counts.js';
import { EmptyQueue } from './empty-queue.js';
import { FilterChips } from './filter-chips.js';
import { fieldsOf, filterOf } from './filter.js';
import { KeyboardPlace } from './keyboard-place.js';
import { Queue } from './queue.js';
import { QueueFilters } from './queue-filters.js';
import { QueueList } from './queue-list.js';
import { QueueNotices } from './queue-notices.js';
import { SHORTCUTS } from './shortcuts.js';
import { ViewTabs } from './view-tabs.js';

/** The agents' screen: what waits, the most urgent on top. */
@Component({
  selector: 'eh-queue-screen',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    EmptyQueue,
    FilterChips,
    Icon,
    QueueFilters,
    QueueList,
    QueueNotices,
    TranslocoDirective,
    ViewTabs,
  ],
  providers: [Choices, Claims, Counts, KeyboardPlace, Queue],
  templateUrl: './queue-screen.html',
  styleUrl: './queue-screen.css',
  host: { '(document:keydown)': 'pressed($event)', '(document:pointerdown)': 'place.leave()' },
})
export class QueueScreen {
  readonly brandId = input.required<string>();
  /** The view and the filter named in the address. */
  readonly view = input<string>();
  readonly account = input<string>();
  readonly channel = input<string>();
  readonly language = input<string>();
  readonly topic = input<string>();

  readonly queue = inject(Queue);
  readonly claims = inject(Claims);
  readonly place = inject(KeyboardPlace);
  readonly shownView = computed(() => QUEUE_VIEWS.find((view) => view === this.view()) ?? 'all');
  readonly filter = computed(() =>
    filterOf({
      account: this.account(),
      channel: this.channel(),
      language: this.language(),
      topic: this.topic(),
    }),
  );
  readonly isFiltered = computed(() => fieldsOf(this.filter()).length > 0);
  readonly isSkeleton = computed(() => this.queue.isLoading() && this.queue.rows().length === 0);
  readonly isEmpty = computed(
    () => !this.queue.isLoading() && !this.queue.failure() && this.queue.rows().length === 0,
  );
  readonly placeholders = Array.from({ length: 8 }, (_, index) => index);

  private readonly sheet = inject(ShortcutSheet);
  private readonly router = inject(Router);
  private readonly filters = viewChild(QueueFilters);

  constructor() {
    const live = inject(Live);
    effect(() => {
      const where = { brandId: this.brandId(), view: this.shownView(), filter: this.filter() };
      untracked(() => {
        this.claims.outcome.set(null);
        this.place.moveOn();
        this.queue.open(where);
      });
    });
    effect(() => live.look({ brandId: this.brandId(), ticketId: null, isTyping: false }));
    inject(DestroyRef).onDestroy(() => live.look(null));
  }

  showShortcuts(): void {
    this.sheet.open(SHORTCUTS);
  }

  async takeNext(): Promise<void> {
    const brandId = this.brandId();
    const ticketId = await this.claims.takeNext(brandId, this.filter());
    if (ticketId !== null) await this.router.navigate(['/brands', brandId, 'tickets', ticketId]);
  }

  pressed(event: KeyboardEvent): void {
    if (!mayTakeKey(event)) return;
    const does = this.keys()[event.key];
    if (!does) return this.goAhead(event);
    event.preventDefault();
    does();
  }

  /** Keys that come before the rows are not lost. */
  private goAhead(event: KeyboardEvent): void {
    if (this.isSkeleton()) this.place.takes(event);
  }

  private keys(): Readonly<Record<string, (() => void) | undefined>> {
    return {
      '?': () => this.showShortcuts(),
      n: () => void this.takeNext(),
      f: () => this.filters()?.open(),
      ...Object.fromEntries(
        QUEUE_VIEWS.slice(0, -1).map((view, index) => [String(index + 1), () => this.show(view)]),
      ),
    };
  }

  private show(view: QueueView): void {
    void this.router.navigate([], {
      queryParams: { view: view === 'all' ? null : view },
      queryParamsHandling: 'merge',
    });
  }
}
