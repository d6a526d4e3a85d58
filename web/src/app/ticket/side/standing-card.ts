import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { TicketPage } from '@evenhand/shared/wire/ticket';
import type { TicketState } from '@evenhand/shared/wire/queue';
import { Icon } from '../../ui/icon.js';
import type { IconName } from '../../ui/icons.js';
import { Locale } from '../../ui/locale.js';
import { Moment } from '../../ui/moment.js';
import { visibleText } from '../../ui/visible-text.js';
import { Deeds } from '../deeds.js';
import { OpenTicket } from '../open-ticket.js';
import { Partings } from '../partings.js';
import { Steps } from '../steps.js';

const ICONS: Readonly<Record<TicketState, IconName>> = {
  open: 'inbox',
  waiting: 'due-soon',
  resolved: 'check',
  closed: 'lock',
  merged: 'copy',
  'set aside': 'close',
};

/** Where the ticket stands, who has it, and what can become of it. */
@Component({
  selector: 'eh-standing-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, Moment, RouterLink, TranslocoDirective],
  templateUrl: './standing-card.html',
  styleUrls: ['./card.css', '../buttons.css', './standing-card.css'],
})
export class StandingCard {
  readonly page = input.required<TicketPage>();
  readonly icons = ICONS;
  readonly ticket = inject(OpenTicket);
  readonly steps = inject(Steps);
  readonly deeds = inject(Deeds);
  readonly partings = inject(Partings);
  readonly locale = inject(Locale);
  readonly waitsFor = computed(() => visibleText(this.page().waitingOn ?? ''));
}
