import type { TicketPage } from '@evenhand/shared/wire/ticket';
import { visibleText } from '../ui/visible-text.js';

/** Why clocks of the ticket stand still, as a key of our words and what goes into them; null where none does. */
export function whyPaused({ state, waitingOn, clocks }: Pick<TicketPage, 'state' | 'waitingOn' | 'clocks'>) {
  if (state !== 'waiting' || !clocks.some((clock) => clock.state === 'paused')) return null;
  return waitingOn
    ? { key: 'ticket.paused.other', values: { name: visibleText(waitingOn) } }
    : { key: 'ticket.paused.customer', values: {} };
}
