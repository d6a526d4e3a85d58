import { CdkTrapFocus } from '@angular/cdk/a11y';
import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { NoticeRow } from '@evenhand/shared/wire/notices';
import { FailureNote } from '../../session/failure-note.js';
import { ChannelName } from '../../ui/channel-name.js';
import { ClockKindName } from '../../ui/clock-kind.js';
import { timeLeft, timeOver } from '../../ui/duration.js';
import { Icon } from '../../ui/icon.js';
import { Locale } from '../../ui/locale.js';
import { Moment } from '../../ui/moment.js';
import { Ticker } from '../../ui/ticker.js';
import type { Notices } from './notices.js';
import { PushSwitch } from './push-switch.js';

interface Shown extends NoticeRow {
  readonly isFresh: boolean;
  readonly isLate: boolean;
  /** By how much it is late, or how much is left; empty once it is over. */
  readonly time: string;
}

/** What the viewer was told, the latest first. */
@Component({
  selector: 'eh-notice-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    ...[CdkTrapFocus, ChannelName, ClockKindName, FailureNote, Icon, Moment, PushSwitch, RouterLink],
    TranslocoDirective,
  ],
  templateUrl: './notice-panel.html',
  styleUrl: './notice-panel.css',
})
export class NoticePanel {
  readonly notices = input.required<Notices>();
  /** Somebody went where a notice leads. */
  readonly left = output();
  readonly rows = computed(() => (this.notices().page.value()?.rows ?? []).map((row) => this.shown(row)));

  private readonly ticker = inject(Ticker);
  private readonly locale = inject(Locale);

  private shown(row: NoticeRow): Shown {
    const lateMs = row.dueAt === null ? null : this.ticker.now() - Date.parse(row.dueAt);
    const isLate = lateMs !== null && lateMs >= 0;
    return { ...row, isFresh: this.notices().isFresh(row), isLate, time: this.timeOf(row, lateMs) };
  }

  private timeOf({ isOver }: NoticeRow, lateMs: number | null): string {
    if (isOver || lateMs === null) return '';
    const units = this.locale.units();
    return lateMs >= 0 ? `+${timeOver(lateMs, units)}` : timeLeft(-lateMs, units);
  }
}
