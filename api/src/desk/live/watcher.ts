import type { QueueFrame, WatchQueue } from '@evenhand/shared/wire/queue';
import { VIEWS } from '../queue/views.js';
import type { Change } from './brand-feed.js';

/** One open page: who looks, at what, and how to tell it. Until it begins, what it hears is kept for it. */
export class Watcher {
  private kept: Change[] | null = [];

  constructor(
    readonly asked: WatchQueue,
    private readonly personId: string,
    private readonly tell: (frame: QueueFrame) => void,
  ) {}

  hear(change: Change): void {
    if (this.kept) this.kept.push(change);
    else this.say(change);
  }

  /** What it missed, then what came meanwhile: the two may overlap, and frames bear being applied twice. */
  begin(missed: Change): void {
    const changes = [missed, ...(this.kept ?? [])];
    this.kept = null;
    for (const change of changes) if (change.rows.length > 0) this.say(change);
  }

  private say({ cursor, rows, now }: Change): void {
    const { brandId, view } = this.asked;
    const held = rows.filter((row) => VIEWS[view].holds(row, this.personId, now.getTime()));
    const gone = rows.filter((row) => !held.includes(row)).map((row) => row.id);
    this.tell({ brandId, cursor, rows: held, gone, now: now.toISOString() });
  }
}
