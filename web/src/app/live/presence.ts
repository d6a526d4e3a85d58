import { signal } from '@angular/core';
import type { Look, Looking, PresenceFrame } from '@evenhand/shared/wire/ticket';
import type { LiveSocket } from './socket.js';

/** The server forgets whoever has not said it again three times. */
const SAY_AGAIN_MS = 8000;

/** Where this person looks, said again and again, and where the others of the brand do. */
export class Presence {
  readonly looking = signal<readonly Looking[]>([]);

  private mine: Look | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly socket: LiveSocket) {}

  look(look: Look | null): void {
    const before = this.mine;
    this.mine = look;
    clearInterval(this.timer);
    if (before?.brandId !== look?.brandId) this.looking.set([]);
    if (!look) return this.leave(before);
    this.say();
    this.timer = setInterval(() => this.say(), SAY_AGAIN_MS);
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

  /** Colleagues see at once that nobody is there, and not only when it has grown stale. */
  private leave(before: Look | null): void {
    if (before?.ticketId && this.socket.connected)
      this.socket.emit('look', { ...before, ticketId: null, isTyping: false });
  }

  private say(): void {
    if (this.mine && this.socket.connected) this.socket.emit('look', this.mine);
  }
}
