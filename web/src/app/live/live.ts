import { computed, effect, inject, Injectable, signal, type Signal } from '@angular/core';
import type { NoticeFrame, WatchNotices } from '@evenhand/shared/wire/notices';
import type { Look, Looking, TicketFrame, WatchTicket } from '@evenhand/shared/wire/presence';
import type { QueueFrame, WatchQueue } from '@evenhand/shared/wire/queue';
import { Session } from '../session/session.js';
import { Ticker } from '../ui/ticker.js';
import { Presence } from './presence.js';
import { openSocket } from './socket.js';
import { Watch, WATCH_AGAIN_MS, type Watcher } from './watch.js';

/** Somebody who wants to hear of a queue. */
export interface QueueWatcher extends Watcher {
  /** Where to go on from; asked again after each cut. */
  from(): WatchQueue;
  heard(frame: QueueFrame): void;
}

/** Somebody who wants to hear of one ticket. */
export interface TicketWatcher extends Watcher {
  /** Where to go on from; asked again after each cut. */
  from(): WatchTicket;
  /** Something happened on it: read its page again. */
  changed(): void;
}

/** Somebody who wants to hear that the viewer was told something. They read it again; nothing is missed by that. */
export interface NoticeWatcher extends Watcher {
  from(): WatchNotices;
}

export type LiveState = 'live' | 'catching-up' | 'not-live';

/** The one connection over which everything that moves arrives. */
@Injectable({ providedIn: 'root' })
export class Live {
  readonly state = computed<LiveState>(() => {
    if (this.lostAt() !== null) return 'not-live';
    return this.isCaughtUp() ? 'live' : 'catching-up';
  });
  /** Since when nothing arrives, in the server's time. */
  readonly lostAt = signal<number | null>(null);

  private readonly isCaughtUp = signal(false);
  private readonly session = inject(Session);
  private readonly ticker = inject(Ticker);
  private readonly socket = openSocket();
  private readonly queue = new Watch<QueueWatcher>(
    this.socket,
    (socket, watcher, answered) => socket.emit('watch queue', watcher.from(), answered),
    (isWatching) => this.told(isWatching),
  );
  private readonly ticket = new Watch<TicketWatcher>(
    this.socket,
    (socket, watcher, answered) => socket.emit('watch ticket', watcher.from(), answered),
    (isWatching) => this.told(isWatching),
  );
  /** Whether these are caught up with nobody asks: they are read again whenever the watch begins anew. */
  private readonly notices = new Watch<NoticeWatcher>(
    this.socket,
    (socket, watcher, answered) => socket.emit('watch notices', watcher.from(), answered),
    (isWatching) => isWatching && this.notices.mustReload(),
  );
  private readonly present = new Presence(this.socket);
  private resting: ReturnType<typeof setTimeout> | undefined;

  /** Who has a ticket open in the brand that is looked at, the viewer included; nobody while it is not live. */
  readonly presence: Signal<readonly Looking[]> = this.present.looking;

  constructor() {
    this.socket.on('connect', () => this.connected());
    this.socket.on('connect_error', () => this.refused());
    this.socket.on('disconnect', (reason) => this.lost(reason));
    this.socket.on('signed out', () => void this.session.ended());
    this.socket.on('rights', () => void this.session.check());
    this.socket.on('refused', ({ code }) => this.denied(code));
    this.socket.on('queue', (frame) => this.queueMoved(frame));
    this.socket.on('ticket', (frame) => this.ticketChanged(frame));
    this.socket.on('notice', (frame) => this.noticed(frame));
    this.socket.on('presence', (frame) => this.present.heard(frame));
    addEventListener('online', () => this.hurry());
    document.addEventListener('visibilitychange', () => this.hurry());
    effect(() => (this.session.me() ? this.socket.connect() : this.leave()));
  }

  /** Watches one queue instead of the one before, or none; frames arrive once the server has said so. */
  watch(watcher: QueueWatcher | null): void {
    this.watchBy(this.queue, watcher);
  }

  /** Hears of no queue until the next `watch`: what still arrives was meant for the page before. */
  unwatch(): void {
    this.queue.pause();
  }

  /** Watches one ticket instead of the one before, or none. */
  watchTicket(watcher: TicketWatcher | null): void {
    this.watchBy(this.ticket, watcher);
  }

  /** Watches for the viewer's notices in one brand instead of the one before, or in none. */
  watchNotices(watcher: NoticeWatcher | null): void {
    if (watcher) this.notices.follow(watcher);
    else this.notices.drop();
  }

  /** Tells where the viewer looks, at once and then again every few seconds; null when a page is left. */
  look(look: Look | null): void {
    this.present.look(look);
  }

  /** The viewer has come to this brand. Whoever is not heard of for long loses what they have claimed there. */
  enter(brandId: string): void {
    this.present.enter(brandId);
  }

  /** The page could not be read, so nothing that moves can be trusted to be shown. */
  fallBehind(): void {
    this.isCaughtUp.set(false);
  }

  /** Connects at once instead of waiting for the next attempt. */
  retry(): void {
    this.socket.disconnect().connect();
  }

  private watchBy<W extends Watcher>(watch: Watch<W>, watcher: W | null): void {
    if (watcher) return watch.follow(watcher);
    watch.drop();
    this.rest();
  }

  private connected(): void {
    this.lostAt.set(null);
    this.queue.connected();
    this.ticket.connected();
    this.notices.connected();
    this.present.connected();
    this.rest();
  }

  private told(isWatching: boolean): void {
    this.isCaughtUp.set(isWatching && this.isEachCaughtUp);
  }

  private get isEachCaughtUp(): boolean {
    return this.queue.isCaughtUp && this.ticket.isCaughtUp;
  }

  /** A screen that watches nothing has nothing to catch up with; it is given the time to come and say so. */
  private rest(): void {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      if (this.socket.connected && this.isEachCaughtUp) this.isCaughtUp.set(true);
    }, WATCH_AGAIN_MS);
  }

  private queueMoved(frame: QueueFrame): void {
    this.ticker.learn(frame.now);
    this.queue.tell((watcher) => watcher.heard(frame));
  }

  private ticketChanged(frame: TicketFrame): void {
    this.ticker.learn(frame.now);
    this.ticket.tell((watcher) => {
      if (watcher.from().ticketId === frame.ticketId) watcher.changed();
    });
  }

  private noticed(frame: NoticeFrame): void {
    this.notices.tell((watcher) => {
      if (watcher.from().brandId === frame.brandId) watcher.mustReload();
    });
  }

  private lost(reason: string): void {
    this.queue.lost();
    this.ticket.lost();
    this.notices.lost();
    this.present.lost();
    this.isCaughtUp.set(false);
    if (!this.session.me()) return;
    this.lostAt.set(this.lostAt() ?? this.ticker.read());
    if (reason === 'io server disconnect') this.refused();
  }

  /** A server that hangs up by itself may have ended the session; socket.io does not come back by itself then. */
  private refused(): void {
    this.lostAt.set(this.lostAt() ?? this.ticker.read());
    if (this.socket.active) return;
    void this.session.check().then(() => setTimeout(() => this.hurry(), WATCH_AGAIN_MS));
  }

  /** What may no longer be watched is read again, so that the server says so on the screen. */
  private denied(code: string): void {
    if (code === 'signed-out') void this.session.ended();
    if (code !== 'not-found') return;
    this.present.stop();
    void this.session.check();
    this.queue.mustReload();
    this.ticket.mustReload();
  }

  private hurry(): void {
    const isWanted = this.session.me() && !this.socket.connected && !document.hidden;
    if (isWanted) this.retry();
  }

  private leave(): void {
    this.queue.drop();
    this.ticket.drop();
    this.notices.drop();
    this.present.stop();
    this.isCaughtUp.set(false);
    this.lostAt.set(null);
    this.socket.disconnect();
  }
}
