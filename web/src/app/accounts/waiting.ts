import type { AccountRow } from '@evenhand/shared/wire/accounts';

/** How long the oldest unanswered customer of an account waits, and whether that is longer than was promised. */
export interface Waiting {
  readonly ms: number;
  readonly isLate: boolean;
}

/** Null where nobody waits. */
export function waitingAt(
  { oldestUnansweredAt, targets }: Pick<AccountRow, 'oldestUnansweredAt' | 'targets'>,
  now: number,
): Waiting | null {
  if (oldestUnansweredAt === null) return null;
  const ms = Math.max(0, now - Date.parse(oldestUnansweredAt));
  const target = targets.find(({ clock }) => clock === 'first_response');
  return { ms, isLate: target !== undefined && ms > target.seconds * 1000 };
}
