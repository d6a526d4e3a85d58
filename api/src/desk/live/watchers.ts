import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import type { QueueFrame, WatchAnswer, WatchQueue } from '@evenhand/shared/wire/queue';
import { Wakeups } from '../../ledger/wakeups.js';
import { roleIn, Sessions, type Viewer } from '../../people/sessions.js';
import { NotFound, Refusal } from '../../platform/refusal.js';
import { changesSince, type Change } from './brand-feed.js';
import { BrandWatch } from './brand-watch.js';
import { Watcher } from './watcher.js';

/** A page's socket. `answer` is heard before the first frame: a frame before it was meant for the view before. */
export interface PageSocket {
  readonly id: string;
  readonly token: string;
  answer(answer: WatchAnswer): void;
  tell(frame: QueueFrame): void;
}

/** A page that is further behind than so many events is quicker read again. */
const FURTHEST = 1_000;

/** Who watches what. Each gets what their view holds, and no more. */
@Injectable()
export class Watchers implements OnApplicationShutdown {
  private readonly watchers = new Map<string, Watcher>();
  private readonly brands = new Map<string, BrandWatch>();
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

  /** Live first, then what happened since the cursor, so that nothing falls between the two. */
  async watch(socket: PageSocket, asked: WatchQueue): Promise<void> {
    const personId = await this.mayWatch(socket.token, asked.brandId);
    const watcher = new Watcher(asked, personId, (frame) => socket.tell(frame));
    this.leave(socket.id);
    this.watchers.set(socket.id, watcher);
    const isStillAsked = () => this.watchers.get(socket.id) === watcher;
    const missed = await this.follow(asked).catch((error: unknown) => {
      if (isStillAsked()) this.leave(socket.id);
      throw error;
    });
    if (!missed.isAll && isStillAsked()) this.leave(socket.id);
    socket.answer(missed.isAll ? { result: 'watching' } : { result: 'reload' });
    if (missed.isAll && isStillAsked()) watcher.begin(missed);
  }

  leave(socketId: string): void {
    const watcher = this.watchers.get(socketId);
    this.watchers.delete(socketId);
    const brandId = watcher?.asked.brandId;
    if (!brandId || this.watchersOf(brandId).length > 0) return;
    this.brands.get(brandId)?.stop();
    this.brands.delete(brandId);
  }

  /** Tells a page nothing more of a brand that its person may no longer see. @returns whether that is so. */
  leaveBarred(socketId: string, viewer: Viewer): boolean {
    const watcher = this.watchers.get(socketId);
    if (!watcher || maySee(viewer, watcher.asked.brandId)) return false;
    this.leave(socketId);
    return true;
  }

  private async mayWatch(token: string, brandId: string): Promise<string> {
    const viewer = await this.viewerOf(token);
    if (!viewer) throw new Refusal('signed-out', 'Sign in first.', 401);
    if (!maySee(viewer, brandId)) throw new NotFound('brand');
    return viewer.id;
  }

  /** @returns what has happened since the page's cursor. */
  private async follow({ brandId, cursor }: WatchQueue): Promise<Awaited<ReturnType<typeof changesSince>>> {
    const watch = this.brands.get(brandId) ?? this.newWatch(brandId);
    this.brands.set(brandId, watch);
    await watch.start();
    return changesSince(this.desk, brandId, cursor, FURTHEST);
  }

  private newWatch(brandId: string): BrandWatch {
    return new BrandWatch(brandId, this.desk, (change) => this.spread(brandId, change), this.log);
  }

  private spread(brandId: string, change: Change): void {
    for (const watcher of this.watchersOf(brandId)) watcher.hear(change);
  }

  private watchersOf(brandId: string): Watcher[] {
    return [...this.watchers.values()].filter((watcher) => watcher.asked.brandId === brandId);
  }
}

function maySee(viewer: Viewer, brandId: string): boolean {
  const role = roleIn(viewer, brandId);
  return role === 'agent' || role === 'manager';
}
