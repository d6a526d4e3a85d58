import type { QueueRow } from '@evenhand/shared/wire/queue';
import { isWithin, type Window } from './window.js';

/** What is different after a page was read again. */
export interface Difference {
  readonly came: number;
  readonly left: number;
  readonly changed: number;
}

/** Compares two readings as far as both reach. */
export function differenceOf(before: Window, after: Window): Difference {
  const old = new Map(before.rows.map((row) => [row.id, row]));
  const kept = new Set(after.rows.map((row) => row.id));
  return {
    came: after.rows.filter((row) => !old.has(row.id) && isWithin(before, row.place)).length,
    left: before.rows.filter((row) => !kept.has(row.id) && isWithin(after, row.place)).length,
    changed: after.rows.filter((row) => isChanged(row, old.get(row.id))).length,
  };
}

function isChanged(row: QueueRow, before: QueueRow | undefined): boolean {
  return before !== undefined && JSON.stringify(before) !== JSON.stringify(row);
}
