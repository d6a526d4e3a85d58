import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import type { WatchAnswer } from '@evenhand/shared/wire/queue';
import { Wakeups } from '../../ledger/wakeups.js';
import { Sessions, type Viewer } from '../../people/sessions.js';
import { NotFound, Refusal } from '../../platform/refusal.js';
import type { Change } from './brand-feed.js';
import { BrandWatch } from './brand-watch.js';
import { maySee } from './may-see.js';
import { Turns } from './turns.js';
import type { Watcher } from './watcher.js';

/** A page's socket, and the session's token that came with it. */
export interface PageSocket {
  readonly id: string;
  readonly token: string;
}

/** What a page asks to watch. */
export interface Asking {
  readonly brandId: string;
  watcherOf(viewer: Viewer): Watcher;
  /** Heard before the first frame: a frame before it was meant for what was watched before. */
  answer(answer: WatchAnswer): void;
}

/** What one socket may watch at a time, one of each. */
const KINDS = ['queue', 'ticket', 'notices'] as const;
type Kind = (typeof KINDS)[number];
const keyOf = (kind: Kind, socketId: string) => `${kind} ${socketId}`;

/** Who watches what. Each gets what their view holds, and no more. */
@Injectable()
export class Watchers implements OnApplicationShutdown {
  private readonly watchers = new Map<string, Watcher>();
  private readonly newest = new Map<string, Asking>();
  private readonly brands = new Map<string, BrandWatch>();
  private readonly turns = new Turns();
  private readonly stopListening: () => void;

  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly sessions: Sessions,
    wakeups: Wakeups,
    @InjectPinoLogger(Watchers.name) private readonly log: PinoLogger,
  ) {
    this.stopListening = wakeups.on('events', (brandId) => this.brands.get(brandId)?.wake());
  }

  onApplicationShutdown(): void {
    this.stopListening();
    for (const watch of this.brands.values()) watch.stop();
  }

  viewerOf(token: string): Promise<Viewer | null> {
    return token ? this.sessions.viewer(token) : Promise.resolve(null);
  }

  /** @returns who it is. @throws Refusal where nobody is signed in, or may hear nothing of this brand. */
  async mayWatch(token: string, brandId: string): Promise<Viewer> {
    const viewer = await this.viewerOf(token);
    if (!viewer) throw new Refusal('signed-out', 'Sign in first.', 401);
    if (!maySee(viewer, brandId)) throw new NotFound('brand');
    return viewer;
  }

  /**
   * A socket's newest question is the one that counts, and a session's are taken one after the other: one that is
   * overtaken before it is answered never is. @returns whether this one was.
   */
  async watch(socket: PageSocket, kind: Kind, asking: Asking): Promise<boolean> {
    const key = keyOf(kind, socket.id);
    this.drop(key);
    this.newest.set(key, asking);
    return this.turns
      .take(socket.token, () => this.begin(key, asking, socket.token))
      .catch((error: unknown) => {
        if (this.isNewest(key, asking)) this.drop(key);
        throw error;
      });
  }

  unwatch(socketId: string, kind: Kind): void {
    this.drop(keyOf(kind, socketId));
  }

  leave(socketId: string): void {
    for (const kind of KINDS) this.unwatch(socketId, kind);
  }

  /** Tells a page nothing more of a brand that its person may no longer see. @returns whether that is so. */
  leaveBarred(socketId: string, viewer: Viewer): boolean {
    const barred = KINDS.map((kind) => keyOf(kind, socketId)).filter((key) => {
      const watcher = this.watchers.get(key);
      return watcher && !maySee(viewer, watcher.brandId);
    });
    for (const key of barred) this.drop(key);
    return barred.length > 0;
  }

  private isNewest(key: string, asking: Asking): boolean {
    return this.newest.get(key) === asking;
  }

  private async begin(key: string, asking: Asking, token: string): Promise<boolean> {
    if (!this.isNewest(key, asking)) return false;
    const viewer = await this.mayWatch(token, asking.brandId);
    if (!this.isNewest(key, asking)) return false;
    const watcher = asking.watcherOf(viewer);
    this.watchers.set(key, watcher);
    const isCaughtUp = await this.follow(watcher);
    if (!this.isNewest(key, asking)) return false;
    if (!isCaughtUp) this.drop(key);
    asking.answer({ result: isCaughtUp ? 'watching' : 'reload' });
    if (isCaughtUp) watcher.begin();
    return true;
  }

  private drop(key: string): void {
    const brandId = this.watchers.get(key)?.brandId;
    this.newest.delete(key);
    this.watchers.delete(key);
    if (!brandId || this.watchersOf(brandId).length > 0) return;
    this.brands.get(brandId)?.stop();
    this.brands.delete(brandId);
  }

  /** Live first, then what happened since the cursor, so that nothing falls between the two. */
  private async follow(watcher: Watcher): Promise<boolean> {
    const watch = this.brands.get(watcher.brandId) ?? this.newWatch(watcher.brandId);
    this.brands.set(watcher.brandId, watch);
    await watch.start();
    return watcher.catchUp(this.desk);
  }

  private newWatch(brandId: string): BrandWatch {
    return new BrandWatch({ brandId, desk: this.desk }, (change) => this.spread(brandId, change), this.log);
  }

  private spread(brandId: string, change: Change): void {
    for (const watcher of this.watchersOf(brandId)) watcher.hear(change);
  }

  private watchersOf(brandId: string): Watcher[] {
    return [...this.watchers.values()].filter((watcher) => watcher.brandId === brandId);
  }
}
