import { computed, effect, inject, Injectable, signal } from '@angular/core';
import type { QueueFrame, WatchAnswer, WatchQueue } from '@evenhand/shared/wire/queue';
import { io, type Socket } from 'socket.io-client';
import { Session } from '../session/session.js';
import { Ticker } from '../ui/ticker.js';

const ANSWER_WITHIN_MS = 5000;
const WATCH_AGAIN_MS = 1000;

interface Heard {
  queue: (frame: QueueFrame) => void;
  'signed out': () => void;
  refused: (why: { code: string }) => void;
}
interface Said {
  'watch queue': (watch: WatchQueue, answer: (given: WatchAnswer) => void) => void;
}

/** Somebody who wants to hear of a queue. */
export interface QueueWatcher {
  /** Where to go on from; asked again after each cut. */
  from(): WatchQueue;
  heard(frame: QueueFrame): void;
  /** Too much was missed: read the page again. */
  mustReload(): void;
}

export type LiveState = 'live' | 'catching-up' | 'not-live';

/** The one connection over which everything that moves arrives. */
@Injectable({ providedIn: 'root' })
export class Live {
  readonly state = computed<LiveState>(() => {
    if (this.lostAt() !== null) return 'not-live';
    return this.isWatching() ? 'live' : 'catching-up';
  });
  /** Since when nothing arrives, in the server's time. */
  readonly lostAt = signal<number | null>(null);

  private readonly isWatching = signal(false);
  private readonly session = inject(Session);
  private readonly ticker = inject(Ticker);
  private watcher: QueueWatcher | null = null;
  /** The watcher that the server has acknowledged on this connection. */
  private heardBy: QueueWatcher | null = null;
  /** Counts the questions: only the last one's answer matters. */
  private asked = 0;
  private readonly socket: Socket<Heard, Said> = io({
    path: '/api/live',
    withCredentials: true,
    transports: ['websocket', 'polling'],
    autoConnect: false,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5000,
  });

  constructor() {
    this.socket.on('connect', () => this.connected());
    this.socket.on('connect_error', () => this.refused());
    this.socket.on('disconnect', (reason) => this.lost(reason));
    this.socket.on('signed out', () => void this.session.ended());
    this.socket.on('refused', ({ code }) => this.denied(code));
    this.socket.on('queue', (frame) => this.frame(frame));
    addEventListener('online', () => this.hurry());
    document.addEventListener('visibilitychange', () => this.hurry());
    effect(() => (this.session.me() ? this.socket.connect() : this.leave()));
  }

  /** Watches one queue instead of the one before; frames arrive once the server has said so. */
  watch(watcher: QueueWatcher): void {
    this.watcher = watcher;
    if (this.socket.connected) this.ask(watcher);
  }

  /** Hears nothing until the next `watch`: what still arrives was meant for the page before. */
  unwatch(): void {
    this.watcher = null;
    this.heardBy = null;
  }

  /** The page could not be read, so nothing that moves can be trusted to be shown. */
  fallBehind(): void {
    this.isWatching.set(false);
  }

  /** Connects at once instead of waiting for the next attempt. */
  retry(): void {
    this.socket.disconnect().connect();
  }

  private connected(): void {
    this.lostAt.set(null);
    if (this.watcher) this.ask(this.watcher);
  }

  /** The server acknowledges a watch before its first frame, so a frame before that belongs to an older one. */
  private ask(watcher: QueueWatcher): void {
    this.heardBy = null;
    const asked = ++this.asked;
    this.socket
      .timeout(ANSWER_WITHIN_MS)
      .emit('watch queue', watcher.from(), (error: Error | null, answer) => {
        if (asked !== this.asked || watcher !== this.watcher || !this.socket.connected) return;
        if (error) this.askLater(watcher);
        else this.answered(watcher, answer);
      });
  }

  private answered(watcher: QueueWatcher, answer: WatchAnswer): void {
    const isWatching = answer.result === 'watching';
    this.isWatching.set(isWatching);
    if (isWatching) this.heardBy = watcher;
    else watcher.mustReload();
  }

  private askLater(watcher: QueueWatcher): void {
    this.isWatching.set(false);
    setTimeout(() => {
      if (watcher === this.watcher && this.socket.connected && !this.heardBy) this.ask(watcher);
    }, WATCH_AGAIN_MS);
  }

  private frame(frame: QueueFrame): void {
    this.ticker.learn(frame.now);
    this.heardBy?.heard(frame);
  }

  private lost(reason: string): void {
    this.heardBy = null;
    this.isWatching.set(false);
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

  /** A brand that may no longer be watched is read again, so that the server says so on the screen. */
  private denied(code: string): void {
    if (code === 'signed-out') void this.session.ended();
    if (code !== 'not-found') return;
    void this.session.check();
    this.watcher?.mustReload();
  }

  private hurry(): void {
    const isWanted = this.session.me() && !this.socket.connected && !document.hidden;
    if (isWanted) this.retry();
  }

  private leave(): void {
    this.unwatch();
    this.isWatching.set(false);
    this.lostAt.set(null);
    this.socket.disconnect();
  }
}
