import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Attachment } from '@evenhand/shared/wire/post';
import { Icon } from '../../ui/icon.js';
import { visibleText } from '../../ui/visible-text.js';
import { isWebAddress } from './linked-text.js';

/** What came with a post, as links: nothing of a stranger's is loaded by itself. */
@Component({
  selector: 'eh-attachments',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  template: `
    <ul *transloco="let t" [attr.aria-label]="t('ticket.attachments')">
      @for (each of shown(); track $index) {
        <li>
          <eh-icon name="clip" />
          @if (each.href) {
            <a [href]="each.href" target="_blank" rel="noopener noreferrer nofollow">{{ each.words }}</a>
          } @else {
            <span>{{ each.words }}</span>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      gap: 0.125rem;
      margin: 0.375rem 0 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      align-items: center;
      gap: 0.375rem;
      min-inline-size: 0;
      color: var(--eh-muted);
    }
    a {
      overflow: hidden;
      color: var(--eh-accent);
      text-overflow: ellipsis;
    }
  `,
})
export class Attachments {
  readonly attachments = input.required<readonly Attachment[]>();
  readonly shown = computed(() =>
    this.attachments().map(({ type, url, alt }) => ({
      words: visibleText(alt ?? type),
      href: isWebAddress(url) ? url : null,
    })),
  );
}
