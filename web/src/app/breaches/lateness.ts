import type { BreachPage, BreachRow } from '@evenhand/shared/wire/breaches';

/** The server counts in a moment of its own, just before it says what time it is. */
const ABOUT_MS = 5000;

/** A row, and whether it gets later while one looks at it. */
export interface ShownRow extends BreachRow {
  readonly isGrowing: boolean;
}

export interface ShownPage extends BreachPage {
  readonly rows: readonly ShownRow[];
}

/** What was counted up to now goes on; what was counted up to a fix does not. */
export function shownRow(row: BreachRow, now: string): ShownRow {
  const upToNow = Date.parse(now) - Date.parse(row.dueAt ?? now);
  const isGrowing = row.stoppedAt === null && row.lateMs !== null && upToNow - row.lateMs < ABOUT_MS;
  return { ...row, isGrowing };
}

/** By how much it is late at a moment. */
export function lateAt({ isGrowing, dueAt, lateMs }: ShownRow, now: number): number | null {
  return isGrowing ? Math.max(lateMs ?? 0, now - Date.parse(dueAt ?? '')) : lateMs;
}
