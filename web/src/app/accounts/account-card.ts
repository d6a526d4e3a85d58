import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { AccountRow } from '@evenhand/shared/wire/accounts';
import { ChannelName } from '../ui/channel-name.js';
import { ClockKindName } from '../ui/clock-kind.js';
import { CopyButton } from '../ui/copy-button.js';
import { timeOver } from '../ui/duration.js';
import { Icon } from '../ui/icon.js';
import { Locale } from '../ui/locale.js';
import { Moment } from '../ui/moment.js';
import { Ticker } from '../ui/ticker.js';
import { Accounts } from './accounts.js';
import { waitingAt } from './waiting.js';

/** One account: whose it is, what it promises, and whether it is kept. */
@Component({
  selector: 'eh-account-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChannelName, ClockKindName, CopyButton, Icon, Moment, RouterLink, TranslocoDirective],
  templateUrl: './account-card.html',
  styleUrl: './account-card.css',
})
export class AccountCard {
  readonly account = input.required<AccountRow>();
  readonly accounts = inject(Accounts);
  readonly locale = inject(Locale);
  readonly waiting = computed(() => waitingAt(this.account(), this.ticker.now()));
  readonly address = computed(() => {
    const path = this.account().boardPath;
    return path === null ? null : new URL(path, location.origin).href;
  });

  private readonly ticker = inject(Ticker);

  span(ms: number): string {
    return timeOver(ms, this.locale.units());
  }

  async giveTo(select: EventTarget | null): Promise<void> {
    const menu = select as HTMLSelectElement;
    if (!(await this.accounts.giveTo(this.account(), menu.value)))
      menu.value = this.account().owner?.id ?? '';
  }
}
