import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  viewChild,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { TicketPage } from '@evenhand/shared/wire/ticket';
import { ChannelName } from '../ui/channel-name.js';
import { ClockBadge } from '../ui/clock-badge.js';
import { Icon } from '../ui/icon.js';
import { ShortcutSheet } from '../ui/shortcut-sheet.js';
import { visibleText } from '../ui/visible-text.js';
import { Deeds } from './deeds.js';
import { OnlookerLine } from './onlooker-line.js';
import { resolvedAt } from './resolved-at.js';
import { SHORTCUTS } from './shortcuts.js';
import { whyPaused } from './why-paused.js';
import { Steps } from './steps.js';

/** The problem in a line, where it came from, its next deadline, and who else is here. */
@Component({
  selector: 'eh-ticket-head',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChannelName, ClockBadge, Icon, OnlookerLine, TranslocoDirective],
  templateUrl: './ticket-head.html',
  styleUrls: ['./ticket-head.css', './buttons.css'],
})
export class TicketHead {
  readonly page = input.required<TicketPage | null>();
  readonly steps = inject(Steps);
  readonly deeds = inject(Deeds);
  readonly excerpt = computed(() => visibleText(this.page()?.excerpt ?? ''));

  readonly resolvedAt = computed(() => {
    const page = this.page();
    return page && resolvedAt(page);
  });

  readonly why = computed(() => {
    const page = this.page();
    return page && whyPaused(page);
  });

  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  private readonly ticketId = computed(() => this.page()?.id);
  private readonly sheet = inject(ShortcutSheet);

  constructor() {
    const injector = inject(Injector);
    effect(() => {
      if (this.ticketId()) afterNextRender(() => this.focus(), { injector });
    });
  }

  showShortcuts(): void {
    this.sheet.open(SHORTCUTS);
  }

  /** Another ticket begins at its heading, for those who look and those who listen. */
  private focus(): void {
    this.heading()?.nativeElement.focus({ preventScroll: true });
  }
}
