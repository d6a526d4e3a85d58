import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { QueueRow as Row } from '@evenhand/shared/wire/queue';
import { Live } from '../live/live.js';
import { Session } from '../session/session.js';
import { ChannelName } from '../ui/channel-name.js';
import { ClockBadge } from '../ui/clock-badge.js';
import { Icon } from '../ui/icon.js';
import { languageName } from '../ui/language-name.js';
import { Locale } from '../ui/locale.js';
import { sinceText } from '../ui/since.js';
import { Ticker } from '../ui/ticker.js';
import { TopicName } from '../ui/topic-name.js';
import { visibleText } from '../ui/visible-text.js';

/** A ticket in the blind queue: the problem and its clock, not who has it. */
@Component({
  selector: 'eh-queue-row',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChannelName, ClockBadge, Icon, RouterLink, TopicName, TranslocoDirective],
  templateUrl: './queue-row.html',
  styleUrls: ['./queue-row.css', './queue-row-narrow.css'],
  host: {
    role: 'listitem',
    '[attr.data-id]': 'row().id',
    '[class.late]': 'isBreached()',
    '[tabindex]': 'isTabStop() ? 0 : -1',
  },
})
export class QueueRow {
  readonly row = input.required<Row>();
  readonly brandId = input.required<string>();
  /** The one row that Tab leads to. */
  readonly isTabStop = input(false);

  readonly excerpt = computed(() => visibleText(this.row().excerpt));
  readonly language = computed(() => languageName(this.row().language, this.locale.tag()));
  readonly openedAt = computed(() => Date.parse(this.row().openedAt));
  readonly since = computed(() => sinceText(this.openedAt(), this.ticker.now(), this.locale.tag()));
  readonly isBreached = computed(() =>
    this.row().clocks.some((clock) => clock.state === 'breached' && clock.stoppedAt === null),
  );

  /** The others who have it open; those who write are named before those who only look. */
  readonly looking = computed(() => {
    const here = this.live
      .presence()
      .filter(({ ticketId, id }) => ticketId === this.row().id && id !== this.me());
    const typing = here.filter(({ isTyping }) => isTyping);
    const shown = typing.length > 0 ? typing : here;
    if (shown.length === 0) return null;
    const names = this.locale.list(shown.map(({ name }) => name));
    const plural = shown.length === 1 ? 'one' : 'other';
    return { names, key: typing.length > 0 ? `queue.typing.${plural}` : `queue.looking.${plural}` };
  });

  private readonly live = inject(Live);
  private readonly session = inject(Session);
  private readonly me = computed(() => this.session.me()?.id);
  private readonly locale = inject(Locale);
  private readonly ticker = inject(Ticker);

  pluralOf(n: number): string {
    return this.locale.plural(n);
  }
}
