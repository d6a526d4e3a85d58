import { BreakpointObserver } from '@angular/cdk/layout';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  untracked,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { Title } from '@angular/platform-browser';
import { TranslocoDirective } from '@jsverse/transloco';
import { map } from 'rxjs';
import { visibleText } from '../ui/visible-text.js';
import { BlindBar } from './blind-bar.js';
import { Composer } from './composer/composer.js';
import { Deeds } from './deeds.js';
import { NoTicket } from './no-ticket.js';
import { Partings } from './partings.js';
import { Onlookers } from './onlookers.js';
import { OpenTicket } from './open-ticket.js';
import { SideFold } from './side/side-fold.js';
import { SidePanel } from './side/side-panel.js';
import { Steps } from './steps.js';
import { Stream } from './conversation/stream.js';
import { TicketHead } from './ticket-head.js';
import { TicketKeys } from './ticket-keys.js';
import { TicketNotices } from './ticket-notices.js';
import { ToastList } from './toast-list.js';
import { Toasts } from './toasts.js';
import { Writing } from './composer/writing.js';

/** As much of the problem as a browser's tab can show. */
const TITLE_LENGTH = 60;
const NARROW = '(max-width: 63.99rem)';

/** One customer's problem: the conversation, what is known beside it, and the answer below. */
@Component({
  selector: 'eh-ticket-screen',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    BlindBar,
    Composer,
    NoTicket,
    SideFold,
    SidePanel,
    Stream,
    TicketHead,
    TicketNotices,
    ToastList,
    TranslocoDirective,
  ],
  providers: [OpenTicket, Toasts, Deeds, Writing, Onlookers, Steps, Partings, TicketKeys],
  templateUrl: './ticket-screen.html',
  styleUrl: './ticket-screen.css',
  host: { '(document:keydown)': 'keys.pressed($event)' },
})
export class TicketScreen {
  readonly brandId = input.required<string>();
  readonly ticketId = input.required<string>();

  readonly ticket = inject(OpenTicket);
  readonly keys = inject(TicketKeys);
  readonly page = this.ticket.page;
  readonly isReading = computed(() => !this.page() && !this.ticket.failure());
  readonly isNarrow = toSignal(
    inject(BreakpointObserver)
      .observe(NARROW)
      .pipe(map(({ matches }) => matches)),
    { initialValue: false },
  );

  private readonly stream = viewChild(Stream);
  private readonly composer = viewChild(Composer);

  constructor() {
    const title = inject(Title);
    inject(Onlookers);
    effect(() => {
      const excerpt = this.page()?.excerpt;
      if (excerpt) title.setTitle(`${visibleText(excerpt).slice(0, TITLE_LENGTH)} · Evenhand`);
    });
    inject(Steps).from(() => ({ stream: this.stream(), composer: this.composer() }));
    effect(() => {
      const where = { brandId: this.brandId(), ticketId: this.ticketId() };
      untracked(() => void this.ticket.open(where));
    });
  }
}
