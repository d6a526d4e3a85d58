import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import type { QueueFrame, WatchAnswer, WatchQueue } from '@evenhand/shared/wire/queue';
import { Wakeups } from '../../ledger/wakeups.js';
import { roleIn, Sessions, type Viewer } from '../../people/sessions.js';
import { NotFound, Refusal } from '../../platform/refusal.js';
import { VIEWS } from '../queue/views.js';
import { changesSince, type Change } from './brand-feed.js';
import { BrandWatch } from './brand-watch.js';

/** One open page: who looks, at what, and how to tell it. */
interface Watcher extends WatchQueue {
  readonly personId: string;
  readonly tell: (frame: QueueFrame) => void;
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

  /** Live first, then what happened since the cursor: the two may overlap, and frames bear being applied twice. */
  async watch(
    socket: { id: string; token: string; tell: (frame: QueueFrame) => void },
    { brandId, view, cursor }: WatchQueue,
  ): Promise<WatchAnswer> {
    const personId = await this.mayWatch(socket.token, brandId);
    const watcher: Watcher = { brandId, view, cursor, personId, tell: socket.tell };
    this.leave(socket.id);
    this.watchers.set(socket.id, watcher);
    await this.follow(brandId);
    const missed = await changesSince(this.desk, brandId, cursor, FURTHEST);
    if (!missed.isAll) return { result: 'reload' };
    if (missed.rows.length > 0) watcher.tell(frameFor(watcher, missed));
    return { result: 'watching' };
  }

  leave(socketId: string): void {
    const watcher = this.watchers.get(socketId);
    this.watchers.delete(socketId);
    if (!watcher || this.watchersOf(watcher.brandId).length > 0) return;
    this.brands.get(watcher.brandId)?.stop();
    this.brands.delete(watcher.brandId);
  }

  private async mayWatch(token: string, brandId: string): Promise<string> {
    const viewer = await this.viewerOf(token);
    if (!viewer) throw new Refusal('signed-out', 'Sign in first.', 401);
    const role = roleIn(viewer, brandId);
    if (role !== 'agent' && role !== 'manager') throw new NotFound('brand');
    return viewer.id;
  }

  private async follow(brandId: string): Promise<void> {
    const watch = this.brands.get(brandId) ?? this.newWatch(brandId);
    this.brands.set(brandId, watch);
    await watch.start();
  }

  private newWatch(brandId: string): BrandWatch {
    return new BrandWatch(brandId, this.desk, (change) => this.spread(brandId, change), this.log);
  }

  private spread(brandId: string, change: Change): void {
    for (const watcher of this.watchersOf(brandId)) watcher.tell(frameFor(watcher, change));
  }

  private watchersOf(brandId: string): Watcher[] {
    return [...this.watchers.values()].filter((watcher) => watcher.brandId === brandId);
  }
}

function frameFor({ brandId, view, personId }: Watcher, { cursor, rows, now }: Change): QueueFrame {
  const held = rows.filter((row) => VIEWS[view].holds(row, personId, now.getTime()));
  const gone = rows.filter((row) => !held.includes(row)).map((row) => row.id);
  return { brandId, cursor, rows: held, gone, now: now.toISOString() };
}
