import type { Outgoing, StreamEntry } from '@evenhand/shared/wire/ticket';

/** Whole seconds until a moment, rounded up; 0 once it has come. */
export function secondsUntil(at: string, now: number): number {
  return Math.max(0, Math.ceil((Date.parse(at) - now) / 1000));
}

/** Whether a reply can still be taken back. */
export const isUndoable = (reply: Outgoing, now: number): boolean =>
  reply.state === 'queued' && secondsUntil(reply.sendAt, now) > 0;

/** The last reply of a person that can still be taken back. */
export function lastUndoable(
  stream: readonly StreamEntry[],
  personId: string | undefined,
  now: number,
): Outgoing | undefined {
  return stream.findLast(
    (entry): entry is Outgoing =>
      entry.kind === 'outgoing' && entry.by.id === personId && isUndoable(entry, now),
  );
}
