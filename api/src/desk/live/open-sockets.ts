import type { Socket } from 'socket.io';
import { LIMITS } from '../../platform/limits.js';
import { sessionTokenOf } from './socket-session.js';

/** The sockets that this node has open, by the session that opened them. */
export class OpenSockets {
  private readonly ofSession = new Map<string, Set<Socket>>();

  /** Whether a session may open no more; a page that is turned away comes again. */
  isFullFor(socket: Socket): boolean {
    return (this.ofSession.get(sessionTokenOf(socket))?.size ?? 0) >= LIMITS.socketsPerSession;
  }

  add(socket: Socket): void {
    const token = sessionTokenOf(socket);
    this.ofSession.set(token, (this.ofSession.get(token) ?? new Set()).add(socket));
  }

  delete(socket: Socket): void {
    const token = sessionTokenOf(socket);
    const sockets = this.ofSession.get(token);
    sockets?.delete(socket);
    if (sockets?.size === 0) this.ofSession.delete(token);
  }

  /** As they are now: it may change while each is looked at. */
  bySession(): [token: string, sockets: Socket[]][] {
    return [...this.ofSession].map(([token, sockets]) => [token, [...sockets]]);
  }
}
