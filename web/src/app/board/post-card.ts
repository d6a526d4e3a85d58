import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { BoardPost } from '@evenhand/shared/wire/board';
import { Icon } from '../ui/icon.js';
import { Moment } from '../ui/moment.js';
import { visibleText } from '../ui/visible-text.js';

/** One post, as text and nothing but text. */
@Component({
  selector: 'eh-post-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, Moment, TranslocoDirective],
  host: { '[class.ours]': 'isOurs()', '[class.event]': 'isEvent()' },
  templateUrl: './post-card.html',
  styleUrl: './post-card.css',
})
export class PostCard {
  readonly post = input.required<BoardPost>();
  /** Cut to a few lines, in a list. */
  readonly isBrief = input(false);
  readonly isOurs = computed(() => this.post().kind === 'answer');
  readonly isEvent = computed(() => this.post().kind === 'solved' || this.post().kind === 'confirmed');
  readonly text = computed(() => visibleText(this.post().text));
  readonly name = computed(() => visibleText(this.post().name));
}
