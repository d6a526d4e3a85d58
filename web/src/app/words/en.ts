import { ui } from './en/ui.js';
import { frame } from './en/frame.js';
import { notices } from './en/notices.js';
import { session } from './en/session.js';
import { queue } from './en/queue.js';
import { ticket } from './en/ticket.js';
import { ticketDeeds } from './en/ticket-deeds.js';
import { ticketEvents } from './en/ticket-events.js';
import { breaches } from './en/breaches.js';
import { accounts } from './en/accounts.js';
import { people } from './en/people.js';
import { board } from './en/board.js';
import { climbing } from './en/climbing.js';
import { ladders } from './en/ladders.js';
import { rotas } from './en/rotas.js';
import { calendars } from './en/calendars.js';
import { policies } from './en/policies.js';

export const words = {
  ui,
  frame,
  notices,
  session,
  queue,
  ticket: { ...ticket, ...ticketDeeds, ...ticketEvents },
  breaches,
  accounts,
  people,
  board,
  climbing,
  ladders,
  rotas,
  calendars,
  policies,
};
