import type { QueueRow } from '@evenhand/shared/wire/queue';
import { isWithin, type Changes, type Window } from './window.js';

/** Rows that stand still under somebody's pointer, and the tickets whose change waits until it has left. */
export interface Held {
  readonly rows: readonly QueueRow[];
  readonly waiting: ReadonlySet<string>;
}

/** Nothing waits: what is shown is what is so. */
export function released(window: Window): Held {
  return { rows: window.rows, waiting: new Set() };
}

/** What changes without moving is shown at once; what comes, goes or moves waits. */
export function whileHeld(held: Held, window: Window, changes: Changes): Held {
  const shown = new Map(held.rows.map((row) => [row.id, row]));
  const inPlace = new Map<string, QueueRow>();
  const waiting = new Set(held.waiting);
  for (const row of changes.rows) {
    const before = shown.get(row.id);
    if (before?.place === row.place) inPlace.set(row.id, row);
    else if (before || isWithin(window, row.place)) waiting.add(row.id);
  }
  for (const id of changes.gone) {
    if (shown.has(id)) waiting.add(id);
    else waiting.delete(id);
  }
  const rows = inPlace.size === 0 ? held.rows : held.rows.map((row) => inPlace.get(row.id) ?? row);
  return { rows, waiting };
}

/** A page at the end moves nobody, so it is shown at once. */
export function withPageAtEnd(held: Held, page: readonly QueueRow[]): Held {
  const shown = new Set(held.rows.map((row) => row.id));
  return { rows: [...held.rows, ...page.filter((row) => !shown.has(row.id))], waiting: held.waiting };
}
