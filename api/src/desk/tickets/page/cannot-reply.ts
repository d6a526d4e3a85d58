import type { TicketPage } from '@evenhand/shared/wire/ticket';

/** Why nothing can be sent to a ticket's customer from here: what stands in the way of more comes first. */
export type NoReply = 'imported' | 'no-connector' | 'not-open' | 'blind';

export function whyNoReply(
  ticket: Pick<TicketPage, 'isImported' | 'state' | 'isBlind'>,
  canReach: boolean,
): NoReply | null {
  if (ticket.isImported) return 'imported';
  if (!canReach) return 'no-connector';
  if (ticket.state !== 'open' && ticket.state !== 'waiting') return 'not-open';
  return ticket.isBlind ? 'blind' : null;
}
