import { signal } from '@angular/core';
import type { Look, Looking, PresenceFrame } from '@evenhand/shared/wire/presence';
import type { LiveSocket } from './socket.js';

/** The server forgets whoever has not said it again three times. */
const SAY_AGAIN_MS = 8000;

/** Where this person looks, said again and again, and where the others of the brand do. */
export class Presence {
  readonly looking = signal<readonly Looking[]>([]);

  private mine: Look | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly socket: LiveSocket) {}

  /** Null for a page that says nothing of its own: the viewer is still there, and keeps what they have claimed. */
  look(look: Look | null): void {
    const before = this.mine;
    const mine = look ?? (before && { ...before, ticketId: null, isTyping: false });
    if (!mine || isSame(before, mine)) return;
    this.mine = mine;
    clearInterval(this.timer);
    if (before?.brandId !== mine.brandId) this.looking.set([]);
    this.say();
    this.timer = setInterval(() => this.say(), SAY_AGAIN_MS);
  }

  /** The viewer is in this brand, wherever they look there. */
  enter(brandId: string): void {
    if (this.mine?.brandId !== brandId) this.look({ brandId, ticketId: null, isTyping: false });
  }

  /** Nobody is here any more. */
  stop(): void {
    clearInterval(this.timer);
    this.mine = null;
    this.looking.set([]);
  }

  heard(frame: PresenceFrame): void {
    if (frame.brandId === this.mine?.brandId) this.looking.set(frame.looking);
  }

  connected(): void {
    this.say();
  }

  lost(): void {
    this.looking.set([]);
  }

  private say(): void {
    if (this.mine && this.socket.connected) this.socket.emit('look', this.mine);
  }
}

const isSame = (one: Look | null, other: Look): boolean =>
  one?.brandId === other.brandId && one.ticketId === other.ticketId && one.isTyping === other.isTyping;
