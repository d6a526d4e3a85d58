import { CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport } from '@angular/cdk/scrolling';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  Injector,
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
import { Queue } from './queue.js';
import { QueueRow } from './queue-row.js';
import { RowHeight } from './row-height.js';

const READ_AHEAD_ROWS = 30;
const STEPS: Readonly<Record<string, number>> = {
  j: 1,
  k: -1,
  ArrowDown: 1,
  ArrowUp: -1,
  Home: -1e9,
  End: 1e9,
};

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

  /** The ticket from whose screen somebody comes back: the keyboard goes on at its row. */
  readonly cameFrom = input<string | null>(null);

  readonly queue = inject(Queue);
  readonly locale = inject(Locale);
  readonly title = translateSignal('queue.title');
  readonly rowHeight = inject(RowHeight).px;
  /** The row that the keyboard is to come to. */
  readonly wanted = signal<string | null>(null);
  readonly tabStop = computed(() => {
    const rows = this.queue.rows();
    const { start, end } = this.range();
    const index = rows.findIndex((row) => row.id === this.at());
    return rows[index >= start && index < end ? index : start]?.id;
  });

  /** The row that the keyboard came to last. */
  private readonly at = signal<string | null>(null);
  private readonly range = signal({ start: 0, end: 0 });
  private readonly viewport = viewChild.required(CdkVirtualScrollViewport);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  private readonly claims = inject(Claims);
  private readonly router = inject(Router);
  private isPointedAt = false;
  private isFocused = false;

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
    const row = target.closest<HTMLElement>('[data-id]');
    if (!row) return;
    this.at.set(row.dataset['id'] ?? null);
    this.wanted.set(null);
    if (target.matches(':focus-visible')) this.isFocused = true;
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
    const step = STEPS[event.key];
    const isLetter = event.key.length === 1;
    if (step === undefined || (!isLetter && !this.host.contains(document.activeElement))) return;
    event.preventDefault();
    this.go(step);
  }

  /** Shows what was waiting, and brings the keyboard back to where it was. */
  release(): void {
    const index = this.index();
    const hadFocus = this.host.contains(document.activeElement);
    this.queue.release();
    if (!hadFocus) return;
    afterNextRender(() => this.wanted.set(this.rowNear(index)?.id ?? null), { injector: this.injector });
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
    const id = this.wanted() ?? focused;
    return this.queue.rows().find((row) => row.id === id);
  }

  /** Unless somebody has put the focus elsewhere meanwhile. */
  private comeBack(): void {
    const index = this.queue.rows().findIndex((row) => row.id === this.cameFrom());
    const focused = document.activeElement;
    if (index < 0 || (focused && focused !== document.body && !focused.matches('main, h1'))) return;
    this.bringIntoSight(index);
    this.wanted.set(this.cameFrom());
  }

  private escape(): void {
    if (this.queue.waiting() > 0) this.release();
    else if (this.isFocused) (document.activeElement as HTMLElement).blur();
  }

  private go(step: number): void {
    const rows = this.queue.rows();
    const index = this.index();
    const from = index < 0 ? this.firstInSight() - Math.sign(step) : index;
    const to = Math.min(rows.length - 1, Math.max(0, from + step));
    this.bringIntoSight(to);
    this.wanted.set(rows[to]?.id ?? null);
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
    if (this.range().end === 0 && range.end > 0)
      afterNextRender(() => this.comeBack(), { injector: this.injector });
    this.range.set(range);
    if (!this.host.contains(document.activeElement)) this.isFocused = false;
    this.hold();
    if (range.end > this.queue.rows().length - READ_AHEAD_ROWS) void this.queue.more();
  }

  private hold(): void {
    this.queue.hold(this.isPointedAt || this.isFocused);
  }

  private index(): number {
    return this.queue.rows().findIndex((row) => row.id === this.at());
  }

  private rowNear(index: number): Row | undefined {
    const rows = this.queue.rows();
    return rows.find((row) => row.id === this.at()) ?? rows[Math.min(Math.max(0, index), rows.length - 1)];
  }

  private firstInSight(): number {
    return Math.ceil(this.viewport().measureScrollOffset() / this.rowHeight());
  }
}
