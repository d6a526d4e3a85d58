import { CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport } from '@angular/cdk/scrolling';
import {
  afterEveryRender,
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import { TranslocoDirective, translateSignal } from '@jsverse/transloco';
import type { QueueRow as Row } from '@evenhand/shared/wire/queue';
import { mayTakeKey } from '../ui/keys.js';
import { Icon } from '../ui/icon.js';
import { Locale } from '../ui/locale.js';
import { Claims } from './claims.js';
import { KeyboardPlace } from './keyboard-place.js';
import { Queue } from './queue.js';
import { QueueRow } from './queue-row.js';
import { RowHeight } from './row-height.js';

const READ_AHEAD_ROWS = 30;

/** Thousands of rows, of which those in sight exist; they stand still under a pointer or the keyboard's focus. */
@Component({
  selector: 'eh-queue-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    CdkFixedSizeVirtualScroll,
    CdkVirtualForOf,
    CdkVirtualScrollViewport,
    Icon,
    QueueRow,
    TranslocoDirective,
  ],
  templateUrl: './queue-list.html',
  styleUrl: './queue-list.css',
  host: {
    '(document:keydown)': 'pressed($event)',
    '(pointermove)': 'pointed()',
    '(pointerdown)': 'pointed()',
    '(pointerleave)': 'left()',
    '(focusin)': 'focused($event)',
    '(focusout)': 'blurred($event)',
  },
})
export class QueueList {
  readonly brandId = input.required<string>();

  readonly queue = inject(Queue);
  readonly locale = inject(Locale);
  readonly title = translateSignal('queue.title');
  readonly rowHeight = inject(RowHeight).px;
  readonly tabStop = computed(() => {
    const rows = this.queue.rows();
    const { start, end } = this.range();
    const index = rows.findIndex((row) => row.id === this.place.at()?.id);
    return rows[index >= start && index < end ? index : start]?.id;
  });

  private readonly range = signal({ start: 0, end: 0 });
  private readonly viewport = viewChild.required(CdkVirtualScrollViewport);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly place = inject(KeyboardPlace);
  private readonly claims = inject(Claims);
  private readonly router = inject(Router);
  private isPointedAt = false;
  private isFocused = false;
  /** The rows among which the focus was last where it belongs. */
  private settled: readonly Row[] = [];

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const viewport = this.viewport();
      viewport.renderedRangeStream
        .pipe(takeUntilDestroyed(destroyed))
        .subscribe((range) => this.rendered(range));
      const observer = new ResizeObserver(() => viewport.checkViewportSize());
      observer.observe(this.host);
      destroyed.onDestroy(() => observer.disconnect());
    });
    afterEveryRender(() => this.settle());
    destroyed.onDestroy(() => this.queue.hold(false));
  }

  readonly idOf = (_index: number, row: Row): string => row.id;

  pointed(): void {
    this.isPointedAt = true;
    this.hold();
  }

  left(): void {
    this.isPointedAt = false;
    this.hold();
  }

  focused(event: FocusEvent): void {
    const target = event.target as HTMLElement;
    const id = target.closest<HTMLElement>('[data-id]')?.dataset['id'];
    const row = this.queue.rows().find((each) => each.id === id);
    if (!row) return;
    const isByKeyboard = target.matches(':focus-visible');
    this.place.arrive(row, isByKeyboard);
    if (isByKeyboard) this.isFocused = true;
    this.hold();
  }

  blurred(event: FocusEvent): void {
    if (event.relatedTarget instanceof Node && this.host.contains(event.relatedTarget)) return;
    this.isFocused = false;
    this.hold();
  }

  pressed(event: KeyboardEvent): void {
    if (!mayTakeKey(event)) return;
    if (event.key === 'Escape') return this.escape();
    const row = this.rowWithFocus();
    if (row && event.key === 'c') return void this.claim(row);
    if (row && event.key === 'Enter') return void this.open(row, event);
    if (this.place.takes(event, this.host)) this.settle();
  }

  /** Shows what was waiting, and brings the keyboard back to where it was. */
  release(): void {
    if (this.host.contains(document.activeElement)) this.place.ask();
    this.queue.release();
  }

  /** The server answers; the row changes when the frame that tells of it comes. */
  private async claim(row: Row): Promise<void> {
    if (await this.claims.claim(this.brandId(), row)) this.queue.recount();
  }

  private async open(row: Row, event: Event): Promise<void> {
    event.preventDefault();
    await this.router.navigate(['/brands', this.brandId(), 'tickets', row.id]);
  }

  /** The row that the keyboard stands on, and not on a button in it, or is on its way to. */
  private rowWithFocus(): Row | undefined {
    const { activeElement } = document;
    const focused = activeElement instanceof HTMLElement ? activeElement.dataset['id'] : undefined;
    const id = this.place.chosen ?? focused;
    return this.queue.rows().find((row) => row.id === id);
  }

  private escape(): void {
    if (this.queue.waiting() > 0) this.release();
    else if (this.isFocused) {
      this.place.leave();
      (document.activeElement as HTMLElement).blur();
    }
  }

  /** Brings the focus to its row; who has scrolled that away has left it. */
  private settle(): void {
    const rows = this.queue.rows();
    const { start, end } = this.range();
    if (end === 0 || rows.length === 0) return;
    if (!this.place.needsFocus()) {
      if (this.host.contains(document.activeElement)) this.settled = rows;
      return;
    }
    const mayScroll = this.place.isAsked || rows !== this.settled;
    const index = this.place.next(rows, this.firstInSight());
    if (mayScroll || (index >= start && index < end)) this.standAt(rows, index);
    else this.place.leave();
  }

  /** A row that is not rendered yet is come to once it is. */
  private standAt(rows: readonly Row[], index: number): void {
    const row = rows[index];
    if (!row) return;
    this.place.at.set(row);
    this.bringIntoSight(index);
    const element = this.host.querySelector<HTMLElement>(`[data-id="${row.id}"]`);
    if (!element) return;
    element.focus({ preventScroll: true });
    this.place.isAsked = false;
    this.settled = rows;
  }

  private bringIntoSight(index: number): void {
    const viewport = this.viewport();
    const height = this.rowHeight();
    const top = index * height;
    const bottom = top + height - viewport.getViewportSize();
    const offset = viewport.measureScrollOffset();
    if (top < offset) viewport.scrollToOffset(top);
    else if (bottom > offset) viewport.scrollToOffset(bottom);
  }

  private rendered(range: { start: number; end: number }): void {
    if (this.range().end === 0 && range.end > 0) this.place.comeBack(this.queue.rows());
    this.range.set(range);
    if (!this.host.contains(document.activeElement)) this.isFocused = false;
    this.hold();
    if (range.end > this.queue.rows().length - READ_AHEAD_ROWS) void this.queue.more();
  }

  private hold(): void {
    this.queue.hold(this.isPointedAt || this.isFocused);
  }

  private firstInSight(): number {
    return Math.ceil(this.viewport().measureScrollOffset() / this.rowHeight());
  }
}
