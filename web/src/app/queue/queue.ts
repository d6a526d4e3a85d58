import { computed, effect, inject, Injectable, signal, untracked, type OnDestroy } from '@angular/core';
import { compareCursors } from '@evenhand/shared/feed/cursor';
import type { QueueFrame, QueuePage, WatchQueue } from '@evenhand/shared/wire/queue';
import { Live, type QueueWatcher } from '../live/live.js';
import { sentenceOf } from '../session/problem.js';
import { Counts } from './counts.js';
import { fieldsOf } from './filter.js';
import { differenceOf, type Difference } from './difference.js';
import { released, whileHeld, withPageAtEnd } from './held.js';
import { Pages, type Where } from './pages.js';
import { NOTHING, withChanges, withPage, type Changes, type Window } from './window.js';

/** A failure, with the server's sentence about it if there was one. */
export interface Failure {
  readonly sentence: string | null;
}

/** The open queue: read by pages, moved by frames, still while somebody points at it. */
@Injectable()
export class Queue implements QueueWatcher, OnDestroy {
  readonly isLoading = signal(true);
  readonly isLoadingMore = signal(false);
  readonly failure = signal<Failure | null>(null);
  readonly difference = signal<Difference | null>(null);
  readonly rows = computed(() => this.held().rows);
  readonly waiting = computed(() => this.held().waiting.size);
  readonly hasMore = computed(() => this.window().boundary !== null);
  readonly counts = computed(() => {
    const isWhole = this.window() !== NOTHING && !this.hasMore();
    const exact = { value: this.window().rows.length, isCapped: false };
    return { ...this.counted.byView(), ...(isWhole && this.where ? { [this.where.view]: exact } : {}) };
  });

  private readonly window = signal<Window>(NOTHING);
  private readonly held = signal(released(NOTHING));
  private readonly pages = inject(Pages);
  private readonly live = inject(Live);
  private readonly counted = inject(Counts);
  private where: Where | null = null;
  private cursor = '';
  private next: string | null = null;
  private isHeld = false;
  /** Grows with each reading from the start, so that an answer to an older one is known. */
  private reading = 0;
  /** Frames heard while a page was on its way: it may be older than they are. */
  private meanwhile: Changes[] = [];

  constructor() {
    effect(() => {
      const isReachable = this.live.state() !== 'not-live';
      if (isReachable && untracked(this.failure)) untracked(() => this.mustReload());
    });
  }

  /** Opens a view from the start. */
  open(where: Where): void {
    this.where = where;
    this.window.set(NOTHING);
    this.held.set(released(NOTHING));
    this.difference.set(null);
    void this.read(where);
  }

  /** Reads again as much as is loaded, keeps what is shown until then, and says what is different. */
  mustReload(): void {
    if (this.where) void this.reread(this.where);
  }

  /** Reads the next page, if there is one and it is not on its way. */
  async more(): Promise<void> {
    if (!this.where || this.next === null || this.isLoadingMore() || this.isLoading()) return;
    const reading = this.reading;
    this.isLoadingMore.set(true);
    try {
      const page = await this.pages.after(this.where, this.next);
      if (reading === this.reading) this.append(page);
    } catch (error) {
      if (reading === this.reading) this.failure.set({ sentence: sentenceOf(error) });
    } finally {
      if (reading === this.reading) this.isLoadingMore.set(false);
    }
  }

  /** Holds the rows still, or lets them move again. */
  hold(isHeld: boolean): void {
    if (isHeld === this.isHeld) return;
    this.isHeld = isHeld;
    if (!isHeld) this.release();
  }

  /** Shows what was waiting. */
  release(): void {
    if (this.waiting() > 0) this.held.set(released(this.window()));
  }

  /** The viewer has moved something: the counts are read at once. */
  recount(): void {
    void this.counted.read();
  }

  from(): WatchQueue {
    const { brandId = '', view = 'all', filter = {} } = this.where ?? {};
    return { brandId, view, cursor: this.cursor, ...(fieldsOf(filter).length > 0 ? { filter } : {}) };
  }

  heard(frame: QueueFrame): void {
    if (frame.brandId !== this.where?.brandId || compareCursors(frame.cursor, this.cursor) <= 0) return;
    this.cursor = frame.cursor;
    if (this.isLoadingMore()) this.meanwhile.push(frame);
    this.apply(frame);
    this.counted.outdated();
  }

  ngOnDestroy(): void {
    this.reading += 1;
    this.live.watch(null);
    this.counted.stop();
  }

  private async reread(where: Where): Promise<void> {
    const before = this.window();
    const isRead = await this.read(where, before.rows.length);
    if (!isRead || before === NOTHING) return;
    const difference = differenceOf(before, this.window());
    if (difference.came + difference.left + difference.changed > 0) this.difference.set(difference);
  }

  private async read(where: Where, atLeast = 0): Promise<boolean> {
    const reading = ++this.reading;
    this.isLoading.set(true);
    this.isLoadingMore.set(false);
    this.meanwhile = [];
    this.live.unwatch();
    try {
      const page = await this.pages.head(where, atLeast);
      if (reading !== this.reading) return false;
      this.accept(where, page);
      return true;
    } catch (error) {
      if (reading === this.reading) this.failed(error);
      return false;
    }
  }

  private accept(where: Where, page: QueuePage): void {
    this.isLoading.set(false);
    this.failure.set(null);
    this.cursor = page.cursor;
    this.next = page.next;
    const read = new Set(page.rows.map((row) => row.id));
    const gone = this.held().rows.flatMap((row) => (read.has(row.id) ? [] : [row.id]));
    this.show(withPage(NOTHING, page.rows, page.next === null), { rows: page.rows, gone });
    this.counted.learn(where, page.count);
    this.live.watch(this);
  }

  private failed(error: unknown): void {
    this.isLoading.set(false);
    this.failure.set({ sentence: sentenceOf(error) });
    this.live.fallBehind();
  }

  private append(page: QueuePage): void {
    this.failure.set(null);
    this.next = page.next;
    this.window.set(withPage(this.window(), page.rows, page.next === null));
    this.held.set(this.isHeld ? withPageAtEnd(this.held(), page.rows) : released(this.window()));
    for (const frame of this.meanwhile.splice(0)) this.apply(frame);
  }

  private apply(changes: Changes): void {
    this.show(withChanges(this.window(), changes), changes);
  }

  private show(window: Window, changes: Changes): void {
    const isStill = this.isHeld && this.held().rows.length > 0;
    this.window.set(window);
    this.held.set(isStill ? whileHeld(this.held(), window, changes) : released(window));
  }
}
