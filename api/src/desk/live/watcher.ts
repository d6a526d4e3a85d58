import type { DataSource } from 'typeorm';
import type { Change } from './brand-feed.js';

/** What an open page watches, and how to tell it. Until it begins, what it hears is kept for it. */
export interface Watcher {
  readonly brandId: string;
  hear(change: Change): void;
  /** Reads what the page has missed. @returns false where that is more than can be told. */
  catchUp(desk: DataSource): Promise<boolean>;
  /** Tells what was missed, then what came meanwhile: the two may overlap, and frames bear being applied twice. */
  begin(): void;
}
