import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { SaidNote } from '@evenhand/shared/wire/ticket';
import { Icon } from '../../ui/icon.js';
import { Moment } from '../../ui/moment.js';
import { SaidText } from './said-text.js';

/** A note: for colleagues alone, and looks it. */
@Component({
  selector: 'eh-note-entry',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, Moment, SaidText, TranslocoDirective],
  template: `
    <article *transloco="let t" [attr.aria-label]="t('ticket.note.by', { name: note().by.name })">
      <header>
        <span class="mark"><eh-icon name="lock" />{{ t('ticket.note') }}</span>
        <b>{{ note().by.name }}</b>
        <eh-moment [at]="note().at" />
      </header>
      <eh-said-text [text]="note().text" />
    </article>
  `,
  styles: `
    article {
      margin-inline-start: auto;
      border: 1px dashed var(--note-edge);
      border-start-start-radius: 0.75rem;
      border-start-end-radius: 0.25rem;
      background: var(--note-wash);
    }
    header {
      align-items: center;
    }
    header .mark {
      padding-inline: 0;
      background: none;
      color: var(--note);
      font-weight: 650;
    }
  `,
  styleUrl: './entry.css',
})
export class NoteEntry {
  readonly note = input.required<SaidNote>();
}
