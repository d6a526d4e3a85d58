import type { WatchAnswer } from '@evenhand/shared/wire/queue';
import type { LiveSocket } from './socket.js';

const ANSWER_WITHIN_MS = 5000;
export const WATCH_AGAIN_MS = 1000;

/** Whoever watches reads the page again when too much was missed. */
export interface Watcher {
  mustReload(): void;
}

type Answered = (error: Error | null, answer: WatchAnswer) => void;
type Patient = ReturnType<LiveSocket['timeout']>;

/** One thing that is watched over the socket, and asked for again after each cut. */
export class Watch<W extends Watcher> {
  private watcher: W | null = null;
  /** The watcher that the server has acknowledged on this connection. */
  private heardBy: W | null = null;
  private isWanted = false;
  /** Counts the questions: only the last one's answer matters. */
  private asked = 0;

  constructor(
    private readonly socket: LiveSocket,
    private readonly question: (socket: Patient, watcher: W, answered: Answered) => void,
    private readonly told: (isWatching: boolean) => void,
  ) {}

  /** Whether nothing is wanted that the server has not acknowledged. */
  get isCaughtUp(): boolean {
    return !this.isWanted || this.heardBy !== null;
  }

  /** Watches this instead of the one before; it hears once the server has said so. */
  follow(watcher: W): void {
    this.isWanted = true;
    this.watcher = watcher;
    if (this.socket.connected) this.ask(watcher);
  }

  /** Hears nothing until the next `follow`. */
  pause(): void {
    this.isWanted = true;
    this.watcher = null;
    this.heardBy = null;
  }

  /** Nobody wants to hear of it any more. */
  drop(): void {
    this.pause();
    this.isWanted = false;
  }

  connected(): void {
    if (this.watcher) this.ask(this.watcher);
  }

  lost(): void {
    this.heardBy = null;
  }

  mustReload(): void {
    this.watcher?.mustReload();
  }

  tell(what: (watcher: W) => void): void {
    if (this.heardBy) what(this.heardBy);
  }

  /** The server acknowledges a watch before its first frame, so a frame before that belongs to an older one. */
  private ask(watcher: W): void {
    this.heardBy = null;
    const asked = ++this.asked;
    this.question(this.socket.timeout(ANSWER_WITHIN_MS), watcher, (error, answer) => {
      if (asked !== this.asked || watcher !== this.watcher || !this.socket.connected) return;
      if (error) this.askLater(watcher);
      else this.answered(watcher, answer);
    });
  }

  private answered(watcher: W, answer: WatchAnswer): void {
    const isWatching = answer.result === 'watching';
    if (isWatching) this.heardBy = watcher;
    this.told(isWatching);
    if (!isWatching) watcher.mustReload();
  }

  private askLater(watcher: W): void {
    this.told(false);
    setTimeout(() => {
      if (watcher === this.watcher && this.socket.connected && !this.heardBy) this.ask(watcher);
    }, WATCH_AGAIN_MS);
  }
}
