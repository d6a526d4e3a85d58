import type { QueueRow } from '@evenhand/shared/wire/queue';

/** The loaded head of the queue, in the server's order. */
export interface Window {
  readonly rows: readonly QueueRow[];
  /** The place up to which everything is loaded; null when that is the whole queue. */
  readonly boundary: string | null;
}

export interface Changes {
  readonly rows: readonly QueueRow[];
  readonly gone: readonly string[];
}

export const NOTHING: Window = { rows: [], boundary: null };

/** The window after the changes: what moved stands at its new place, what left it is not shown. Idempotent. */
export function withChanges(window: Window, changes: Changes): Window {
  const changed = new Map(changes.rows.map((row) => [row.id, row]));
  const gone = new Set(changes.gone);
  const rows = window.rows.filter((row) => !changed.has(row.id) && !gone.has(row.id));
  for (const row of changed.values()) {
    if (isWithin(window, row.place)) rows.splice(indexOfPlace(rows, row.place), 0, row);
  }
  return { rows, boundary: window.boundary };
}

/** The window with the next page at its end. */
export function withPage(window: Window, page: readonly QueueRow[], isLast: boolean): Window {
  const grown = withChanges({ rows: window.rows, boundary: null }, { rows: page, gone: [] });
  return { rows: grown.rows, boundary: isLast ? null : (page.at(-1)?.place ?? window.boundary) };
}

/** Whether a row at this place is among those that are loaded. */
export function isWithin(window: Window, place: string): boolean {
  return window.boundary === null || place <= window.boundary;
}

/** Where a place stands among rows: the number of rows before it, code unit by code unit. */
export function indexOfPlace(rows: readonly QueueRow[], place: string): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle]?.place ?? '') < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
