import { ui } from './fr/ui.js';
import { frame } from './fr/frame.js';
import { notices } from './fr/notices.js';
import { session } from './fr/session.js';
import { queue } from './fr/queue.js';
import { ticket } from './fr/ticket.js';
import { ticketDeeds } from './fr/ticket-deeds.js';
import { ticketEvents } from './fr/ticket-events.js';
import { board } from './fr/board.js';

export const words = {
  ui,
  frame,
  notices,
  session,
  queue,
  ticket: { ...ticket, ...ticketDeeds, ...ticketEvents },
  board,
};
