import { computed, effect, inject, Injectable, signal, untracked, type OnDestroy } from '@angular/core';
import type { WatchTicket } from '@evenhand/shared/wire/presence';
import type { TicketPage } from '@evenhand/shared/wire/ticket';
import { Live, type TicketWatcher } from '../live/live.js';
import { Session } from '../session/session.js';
import { refusalOf, type Refusal } from './refusal.js';
import { Tickets, type Where } from './tickets.js';

const TRY_AGAIN_MS = 5000;

/** The ticket on the screen: read once, and again whenever something happened on it. */
@Injectable()
export class OpenTicket implements TicketWatcher, OnDestroy {
  /** What was read last; a reading that fails leaves it as it is. */
  readonly page = signal<TicketPage | null>(null);
  readonly failure = signal<Refusal | null>(null);
  readonly isMissing = computed(() => this.failure()?.status === 404);
  readonly isMine = computed(() => this.page()?.assignee?.id === this.session.me()?.id);

  where: Where = { brandId: '', ticketId: '' };
  private readonly tickets = inject(Tickets);
  private readonly live = inject(Live);
  private readonly session = inject(Session);
  /** The reading on its way, and whether one more is wanted after it. */
  private reading: Promise<void> | null = null;
  private isOutdated = false;
  private isWatched = false;
  private retrying: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    effect(() => {
      const isReachable = this.live.state() !== 'not-live';
      if (isReachable && untracked(this.failure)) untracked(() => void this.reread());
    });
  }

  async open(where: Where): Promise<void> {
    this.where = where;
    this.page.set(null);
    this.failure.set(null);
    this.isWatched = false;
    this.live.watchTicket(null);
    await this.reread();
  }

  /** Reads again; what is asked for while one is on its way is one more reading, however often. */
  reread(): Promise<void> {
    this.isOutdated = true;
    this.reading ??= this.readAll().finally(() => (this.reading = null));
    return this.reading;
  }

  from(): WatchTicket {
    return { ...this.where, cursor: this.page()?.cursor ?? '' };
  }

  changed(): void {
    void this.reread();
  }

  mustReload(): void {
    void this.reread();
  }

  ngOnDestroy(): void {
    this.where = { brandId: '', ticketId: '' };
    clearTimeout(this.retrying);
    this.live.watchTicket(null);
  }

  private async readAll(): Promise<void> {
    while (this.isOutdated) {
      this.isOutdated = false;
      await this.read(this.where);
    }
  }

  private async read(where: Where): Promise<void> {
    try {
      const page = await this.tickets.page(where);
      if (where !== this.where) return;
      clearTimeout(this.retrying);
      this.page.set(page);
      this.failure.set(null);
      this.watch();
    } catch (error) {
      if (where === this.where) this.failed(refusalOf(error));
    }
  }

  /** From the cursor of the first page on, so that nothing between it and the first frame is missed. */
  private watch(): void {
    if (!this.isWatched) this.live.watchTicket(this);
    this.isWatched = true;
  }

  private failed(refusal: Refusal): void {
    this.failure.set(refusal);
    if (refusal.status === 404) return;
    this.isWatched = false;
    this.live.fallBehind();
    clearTimeout(this.retrying);
    this.retrying = setTimeout(() => void this.reread(), TRY_AGAIN_MS);
  }
}
