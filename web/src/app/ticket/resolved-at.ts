import type { TicketPage } from '@evenhand/shared/wire/ticket';

/** Since when the ticket is called resolved; null while it is not. */
export function resolvedAt({ state, stream }: Pick<TicketPage, 'state' | 'stream'>): string | null {
  if (state !== 'resolved') return null;
  return stream.findLast((entry) => entry.kind === 'event' && entry.what === 'resolved')?.at ?? null;
}
