import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { BoardPost } from '@evenhand/shared/wire/board';
import { Icon } from '../ui/icon.js';
import type { IconName } from '../ui/icons.js';
import { Moment } from '../ui/moment.js';
import { visibleText } from '../ui/visible-text.js';

/** What is no words but something that happened. */
const MARKS: Readonly<Partial<Record<BoardPost['kind'], IconName>>> = {
  solved: 'check',
  reopened: 'undo',
  confirmed: 'check',
};

/** One post, as text and nothing but text. */
@Component({
  selector: 'eh-post-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, Moment, TranslocoDirective],
  host: { '[class.ours]': 'isOurs()', '[class.event]': 'mark() !== undefined' },
  templateUrl: './post-card.html',
  styleUrl: './post-card.css',
})
export class PostCard {
  readonly post = input.required<BoardPost>();
  /** Cut to a few lines, in a list. */
  readonly isBrief = input(false);
  readonly isOurs = computed(() => this.post().kind === 'answer');
  readonly mark = computed(() => MARKS[this.post().kind]);
  readonly text = computed(() => visibleText(this.post().text));
  readonly name = computed(() => visibleText(this.post().name));
}
