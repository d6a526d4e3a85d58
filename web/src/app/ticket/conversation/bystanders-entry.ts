import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { TicketPage } from '@evenhand/shared/wire/ticket';
import { Icon } from '../../ui/icon.js';
import { Locale } from '../../ui/locale.js';
import type { Bystanders } from './fold.js';
import { PostEntry } from './post-entry.js';

/** People who joined, folded into a line that opens. */
@Component({
  selector: 'eh-bystanders-entry',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, PostEntry, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <button type="button" class="plain" [attr.aria-expanded]="isOpen()" (click)="isOpen.set(!isOpen())">
        <eh-icon name="people" />
        {{ t(key(), { n: count() }) }}
        @if (group().people !== null && group().posts.length > count()) {
          · {{ t('ticket.posts.' + locale.plural(group().posts.length), { n: group().posts.length }) }}
        }
        <eh-icon name="chevron-down" />
      </button>
      @if (isOpen()) {
        <div class="posts">
          @for (post of group().posts; track post.id) {
            <eh-post-entry [post]="post" [page]="page()" />
          }
        </div>
      }
    </ng-container>
  `,
  styles: `
    button {
      color: var(--eh-muted);
      font-weight: 600;
    }
    button eh-icon:last-child {
      transition: rotate 0.15s;
    }
    button[aria-expanded='true'] eh-icon:last-child {
      rotate: 180deg;
    }
    .posts {
      display: grid;
      gap: 0.5rem;
      margin: 0.25rem 0 0 0.5rem;
      padding-inline-start: 0.75rem;
      border-inline-start: 2px solid var(--eh-line);
    }
  `,
})
export class BystandersEntry {
  readonly group = input.required<Bystanders>();
  readonly page = input.required<TicketPage>();
  readonly isOpen = signal(false);
  readonly locale = inject(Locale);

  /** People where one may know how many, else their posts. */
  readonly count = computed(() => this.group().people ?? this.group().posts.length);
  readonly key = computed(() => {
    const what = this.group().people === null ? 'bystanderPosts' : 'bystanders';
    return `ticket.${what}.${this.locale.plural(this.count())}`;
  });
}
