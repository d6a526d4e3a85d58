import { ui } from './en/ui.js';
import { frame } from './en/frame.js';
import { notices } from './en/notices.js';
import { session } from './en/session.js';
import { queue } from './en/queue.js';
import { ticket } from './en/ticket.js';
import { ticketDeeds } from './en/ticket-deeds.js';
import { ticketEvents } from './en/ticket-events.js';
import { board } from './en/board.js';

export const words = {
  ui,
  frame,
  notices,
  session,
  queue,
  ticket: { ...ticket, ...ticketDeeds, ...ticketEvents },
  board,
};
