import type { TicketPage } from '@evenhand/shared/wire/ticket';

/** In the order in which a reply is refused. */
export function whyNoReply(
  ticket: Pick<TicketPage, 'isImported' | 'state' | 'assignee'>,
  canReach: boolean,
): string | null {
  if (ticket.isImported) return 'imported';
  if (!canReach) return 'no-connector';
  if (ticket.state !== 'open' && ticket.state !== 'waiting') return 'not-open';
  return ticket.assignee === null ? 'blind' : null;
}
