/** A cursor of the feed, `epoch.xid.id`: each a natural number as long as the database has them. */
export const CURSOR = /^(\d{1,9})\.(\d{1,20})\.(\d{1,19})$/;

/**
 * Compares two cursors of the feed, `epoch.xid.id`, each part a decimal number: negative when `a` is older
 * than `b`, 0 when they are the same, positive when it is newer. Text that is no cursor throws a SyntaxError.
 */
export function compareCursors(a: string, b: string): number {
  const right = partsOf(b);
  const [difference] = partsOf(a)
    .map((part, index) => part - (right[index] ?? 0n))
    .filter((one) => one !== 0n);
  if (difference === undefined) return 0;
  return difference < 0n ? -1 : 1;
}

function partsOf(cursor: string): bigint[] {
  const [, ...parts] = CURSOR.exec(cursor) ?? [];
  if (parts.length === 0) throw new SyntaxError(`"${cursor}" is not a cursor of the feed`);
  return parts.map(BigInt);
}
