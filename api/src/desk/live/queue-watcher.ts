import type { DataSource } from 'typeorm';
import type { QueueFrame, QueueRow, WatchQueue } from '@evenhand/shared/wire/queue';
import { fitsFilter } from '../queue/queue-filter.js';
import { VIEWS } from '../queue/views.js';
import { allSince, type Change } from './brand-feed.js';
import type { Watcher } from './watcher.js';

/** A page that is further behind than so many events is quicker read again. */
const FURTHEST = 1_000;

/** One open queue: who looks, at what view of it, narrowed to what. */
export class QueueWatcher implements Watcher {
  private kept: Change[] | null = [];
  private missed: Change[] = [];

  constructor(
    private readonly asked: WatchQueue,
    private readonly personId: string,
    private readonly tell: (frame: QueueFrame) => void,
  ) {}

  get brandId(): string {
    return this.asked.brandId;
  }

  hear(change: Change): void {
    if (this.kept) this.kept.push(change);
    else this.say(change);
  }

  async catchUp(desk: DataSource): Promise<boolean> {
    const missed = await allSince(desk, this.brandId, this.asked.cursor, FURTHEST);
    if (missed) this.missed = [missed];
    return missed !== null;
  }

  begin(): void {
    const changes = [...this.missed, ...(this.kept ?? [])];
    this.missed = [];
    this.kept = null;
    for (const change of changes) if (change.rows.length > 0) this.say(change);
  }

  private say({ cursor, rows, now }: Change): void {
    const held = rows.filter((row) => this.holds(row, now));
    const gone = rows.filter((row) => !held.includes(row)).map((row) => row.id);
    this.tell({ brandId: this.brandId, cursor, rows: held, gone, now: now.toISOString() });
  }

  private holds(row: QueueRow, now: Date): boolean {
    const { view, filter } = this.asked;
    return fitsFilter(filter ?? {}, row) && VIEWS[view].holds(row, this.personId, now.getTime());
  }
}
