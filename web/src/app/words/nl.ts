import { ui } from './nl/ui.js';
import { frame } from './nl/frame.js';
import { notices } from './nl/notices.js';
import { session } from './nl/session.js';
import { queue } from './nl/queue.js';
import { ticket } from './nl/ticket.js';
import { ticketDeeds } from './nl/ticket-deeds.js';
import { ticketEvents } from './nl/ticket-events.js';
import { board } from './nl/board.js';

export const words = {
  ui,
  frame,
  notices,
  session,
  queue,
  ticket: { ...ticket, ...ticketDeeds, ...ticketEvents },
  board,
};
