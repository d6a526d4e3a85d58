import { computed, effect, inject, Injectable, signal, untracked, type OnDestroy } from '@angular/core';
import type { Looking } from '@evenhand/shared/wire/presence';
import { Live } from '../live/live.js';
import { Session } from '../session/session.js';
import { OpenTicket } from './open-ticket.js';

const STILL_TYPING_MS = 5000;

/** Who else has this ticket before them, and what they are told of us. */
@Injectable()
export class Onlookers implements OnDestroy {
  readonly others = computed<readonly Looking[]>(() => {
    const ticketId = this.ticket.page()?.id;
    const me = this.session.me()?.id;
    return this.live.presence().filter((one) => one.ticketId === ticketId && one.id !== me);
  });

  private readonly isTyping = signal(false);
  private readonly ticket = inject(OpenTicket);
  private readonly live = inject(Live);
  private readonly session = inject(Session);
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    effect(() => {
      const ticketId = this.ticket.page()?.id;
      const isTyping = this.isTyping();
      const { brandId } = this.ticket.where;
      if (ticketId) untracked(() => this.live.look({ brandId, ticketId, isTyping }));
    });
  }

  /** Somebody reads from the keys that we write; some seconds after the last one we have stopped. */
  typed(): void {
    this.isTyping.set(true);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.isTyping.set(false), STILL_TYPING_MS);
  }

  stopped(): void {
    clearTimeout(this.timer);
    this.isTyping.set(false);
  }

  ngOnDestroy(): void {
    clearTimeout(this.timer);
    this.live.look(null);
  }
}
