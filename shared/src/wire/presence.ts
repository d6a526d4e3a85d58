import type { Colleague } from './ticket.js';

/** Somebody with the ticket's page open. */
export interface Looking extends Colleague {
  readonly ticketId: string;
  readonly isTyping: boolean;
}

/**
 * Sent by the browser as `look`, at each change and again every 8 s, without an answer; `ticketId` null on any other
 * page of the brand. Who has not said it for 25 s is no longer shown; too many in a second are dropped.
 */
export interface Look {
  readonly brandId: string;
  readonly ticketId: string | null;
  readonly isTyping: boolean;
}

/**
 * Sent by the server as `presence` to each socket that looks at, or watches, something of the brand: all that is so
 * in the brand, the viewer included. It comes after each `watch …`, after a `look` that says something new, and when
 * it has changed.
 */
export interface PresenceFrame {
  readonly brandId: string;
  readonly looking: readonly Looking[];
}

/**
 * Sent by the browser as `watch ticket`, beside `watch queue`; acknowledged with a `WatchAnswer`, which is always
 * `watching`: however much happened since the cursor, one frame tells of it. A socket watches one ticket at a time;
 * another one takes its place, and `ticketId` null ends it.
 */
export interface WatchTicket {
  readonly brandId: string;
  readonly ticketId: string | null;
  readonly cursor: string;
}

/** Sent by the server as `ticket`: something happened on it; read its page again. */
export interface TicketFrame {
  readonly brandId: string;
  readonly ticketId: string;
  readonly now: string;
}
