import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { BoardThread } from '@evenhand/shared/wire/board';
import { Icon } from '../ui/icon.js';
import { Locale } from '../ui/locale.js';
import { PostCard } from './post-card.js';
import { Standing } from './standing.js';

/** A complaint with its latest answer, as it stands in the list. */
@Component({
  selector: 'eh-thread-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, PostCard, RouterLink, Standing, TranslocoDirective],
  templateUrl: './thread-card.html',
  styleUrl: './thread-card.css',
})
export class ThreadCard {
  readonly accountId = input.required<string>();
  readonly thread = input.required<BoardThread>();
  readonly complaint = computed(() => this.thread().posts[0]);
  readonly answer = computed(() => this.thread().posts.findLast(({ kind }) => kind === 'answer'));
  /** What is not shown here. */
  readonly others = computed(
    () =>
      this.thread().posts.filter(
        (post) => (post.kind === 'more' || post.kind === 'answer') && post !== this.answer(),
      ).length,
  );
  private readonly locale = inject(Locale);
  readonly plural = computed(() => this.locale.plural(this.others()));
}
