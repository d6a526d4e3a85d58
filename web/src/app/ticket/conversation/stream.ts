import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { TicketPage } from '@evenhand/shared/wire/ticket';
import { Icon } from '../../ui/icon.js';
import { BystandersEntry } from './bystanders-entry.js';
import { folded } from './fold.js';
import { HappeningsEntry } from './happenings-entry.js';
import { NoteEntry } from './note-entry.js';
import { OutgoingEntry } from './outgoing-entry.js';
import { PostEntry } from './post-entry.js';

const AT_END_PX = 80;

/** All that was said and happened, oldest first; it opens at its end and stays there while somebody reads there. */
@Component({
  selector: 'eh-stream',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BystandersEntry, HappeningsEntry, Icon, NoteEntry, OutgoingEntry, PostEntry, TranslocoDirective],
  templateUrl: './stream.html',
  styleUrl: './stream.css',
})
export class Stream {
  readonly page = input.required<TicketPage>();
  readonly entries = computed(() => folded(this.page().stream));
  /** Something came below what is in sight. */
  readonly hasBelow = signal(false);

  private readonly scroller = viewChild.required<ElementRef<HTMLElement>>('scroller');
  private readonly last = computed(() => `${this.page().id} ${this.page().stream.at(-1)?.id ?? ''}`);
  private readonly injector = inject(Injector);
  private shownTicket = '';

  constructor() {
    effect(() => {
      this.last();
      const ticketId = this.page().id;
      const isOpening = ticketId !== this.shownTicket;
      const wasAtEnd = isOpening || this.isAtEnd();
      const hadFocus = !isOpening && this.hasFocus();
      this.shownTicket = ticketId;
      afterNextRender(
        () => {
          this.follow(wasAtEnd, isOpening);
          if (hadFocus && document.activeElement === document.body)
            this.posts().at(-1)?.focus({ preventScroll: true });
        },
        { injector: this.injector },
      );
    });
  }

  /** The keyboard goes to the post after, or before, the one where it is; at first to the newest. */
  step(by: 1 | -1): void {
    const posts = this.posts();
    const at = posts.findIndex((post) => post.contains(document.activeElement));
    const to = at < 0 ? posts.length - 1 : Math.min(posts.length - 1, Math.max(0, at + by));
    posts[to]?.focus();
  }

  /** To what was just said: the keys that follow it are the screen's, not the field's. */
  toNewest(): void {
    afterNextRender(
      () => {
        this.toEnd();
        this.posts().at(-1)?.focus({ preventScroll: true });
      },
      { injector: this.injector },
    );
  }

  /** Brings a post into sight, and the keyboard to it. */
  show(postId: string): void {
    const post = this.posts().find(({ dataset }) => dataset['entry']?.split(' ').includes(postId));
    post?.scrollIntoView({ block: 'center' });
    post?.focus({ preventScroll: true });
  }

  scrolled(): void {
    if (this.isAtEnd()) this.hasBelow.set(false);
  }

  toEnd(): void {
    const scroller = this.scroller().nativeElement;
    scroller.scrollTop = scroller.scrollHeight;
    this.hasBelow.set(false);
  }

  idsOf(entry: ReturnType<typeof folded>[number]): string {
    return entry.kind === 'bystanders' ? entry.posts.map(({ id }) => id).join(' ') : entry.id;
  }

  private follow(wasAtEnd: boolean, isOpening: boolean): void {
    if (wasAtEnd || isOpening) this.toEnd();
    else if (!this.isAtEnd()) this.hasBelow.set(true);
  }

  private posts(): HTMLElement[] {
    return [...this.scroller().nativeElement.querySelectorAll<HTMLElement>('[data-entry]')];
  }

  private hasFocus(): boolean {
    return this.scroller().nativeElement.contains(document.activeElement);
  }

  private isAtEnd(): boolean {
    const { scrollTop, clientHeight, scrollHeight } = this.scroller().nativeElement;
    return scrollTop + clientHeight > scrollHeight - AT_END_PX;
  }
}
