import type { Channel } from '@evenhand/shared/wire/channel';
import type { TicketPage } from '@evenhand/shared/wire/ticket';

/** The channels that have a way out. */
const SENT_FROM_HERE: ReadonlySet<Channel> = new Set(['board']);

/** In the order in which a reply is refused. */
export function whyNoReply(
  ticket: Pick<TicketPage, 'isImported' | 'channel' | 'state' | 'assignee'>,
): string | null {
  if (ticket.isImported) return 'imported';
  if (!SENT_FROM_HERE.has(ticket.channel)) return 'no-connector';
  if (ticket.state !== 'open' && ticket.state !== 'waiting') return 'not-open';
  return ticket.assignee === null ? 'blind' : null;
}
