import { ui } from './fr/ui.js';
import { frame } from './fr/frame.js';
import { notices } from './fr/notices.js';
import { session } from './fr/session.js';
import { queue } from './fr/queue.js';
import { ticket } from './fr/ticket.js';
import { ticketDeeds } from './fr/ticket-deeds.js';
import { ticketEvents } from './fr/ticket-events.js';
import { breaches } from './fr/breaches.js';
import { accounts } from './fr/accounts.js';
import { people } from './fr/people.js';
import { board } from './fr/board.js';
import { climbing } from './fr/climbing.js';
import { ladders } from './fr/ladders.js';
import { rotas } from './fr/rotas.js';
import { calendars } from './fr/calendars.js';
import { policies } from './fr/policies.js';

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
