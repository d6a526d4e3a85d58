import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  untracked,
} from '@angular/core';
import { QUEUE_VIEWS } from '@evenhand/shared/wire/queue';
import { Icon } from '../ui/icon.js';
import { mayTakeKey } from '../ui/keys.js';
import { ShortcutSheet } from '../ui/shortcut-sheet.js';
import { Counts } from './counts.js';
import { EmptyQueue } from './empty-queue.js';
import { Queue } from './queue.js';
import { QueueList } from './queue-list.js';
import { QueueNotices } from './queue-notices.js';
import { SHORTCUTS } from './shortcuts.js';
import { ViewTabs } from './view-tabs.js';

/** The agents' screen: what waits, the most urgent on top. */
@Component({
  selector: 'eh-queue-screen',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EmptyQueue, Icon, QueueList, QueueNotices, ViewTabs],
  providers: [Counts, Queue],
  templateUrl: './queue-screen.html',
  styleUrl: './queue-screen.css',
  host: { '(document:keydown)': 'pressed($event)' },
})
export class QueueScreen {
  readonly brandId = input.required<string>();
  /** The view named in the address. */
  readonly view = input<string>();

  readonly queue = inject(Queue);
  readonly shownView = computed(() => QUEUE_VIEWS.find((view) => view === this.view()) ?? 'all');
  readonly isSkeleton = computed(() => this.queue.isLoading() && this.queue.rows().length === 0);
  readonly isEmpty = computed(
    () => !this.queue.isLoading() && !this.queue.failure() && this.queue.rows().length === 0,
  );
  readonly placeholders = Array.from({ length: 8 }, (_, index) => index);
  readonly sheet = inject(ShortcutSheet);

  constructor() {
    effect(() => {
      const where = { brandId: this.brandId(), view: this.shownView() };
      untracked(() => this.queue.open(where));
    });
  }

  showShortcuts(): void {
    this.sheet.open(SHORTCUTS);
  }

  pressed(event: KeyboardEvent): void {
    if (event.key === '?' && mayTakeKey(event)) this.showShortcuts();
  }
}
