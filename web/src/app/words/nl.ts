import { ui } from './nl/ui.js';
import { frame } from './nl/frame.js';
import { notices } from './nl/notices.js';
import { session } from './nl/session.js';
import { queue } from './nl/queue.js';
import { ticket } from './nl/ticket.js';
import { ticketDeeds } from './nl/ticket-deeds.js';
import { ticketEvents } from './nl/ticket-events.js';
import { breaches } from './nl/breaches.js';
import { accounts } from './nl/accounts.js';
import { people } from './nl/people.js';
import { board } from './nl/board.js';
import { climbing } from './nl/climbing.js';
import { ladders } from './nl/ladders.js';
import { rotas } from './nl/rotas.js';
import { calendars } from './nl/calendars.js';
import { policies } from './nl/policies.js';

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
