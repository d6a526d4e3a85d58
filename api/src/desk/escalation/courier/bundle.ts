import type { ClockKind } from '@evenhand/shared/wire/clock';
import type { Way } from '@evenhand/shared/wire/ladders';

/** One message to one person, or into one room: all that waits for them there. This node has it until its lease ends. */
export interface Bundle {
  /** The same for each attempt of which nobody knows how it ended: whoever gets it twice can tell by it. */
  readonly id: string;
  readonly brandId: string;
  readonly by: Exclude<Way, 'browser'>;
  /** The person, or the room. */
  readonly whomId: string;
  /** Until when, as the database writes it: whoever lost the lease has nothing more to say. */
  readonly lease: string;
  readonly dispatches: readonly Dispatch[];
}

export interface Dispatch {
  readonly id: string;
  readonly ticketId: string;
  readonly personId: string | null;
  readonly attempts: number;
}

/** What the message says of one clock of a ticket. */
export interface Line {
  readonly ticketId: string;
  readonly account: string;
  readonly channel: string;
  readonly clock: ClockKind;
  /** Below zero: so long is left. Null while nobody knows when it is due. */
  readonly lateMs: number | null;
  readonly rung: number;
  readonly excerpt: string;
}

/** How a message's way ended. `code` stands in the ledger, `reason` beside the dispatch. */
export type Carried =
  | { readonly kind: 'sent' }
  | { readonly kind: 'failed'; readonly code: string; readonly reason: string }
  | { readonly kind: 'again'; readonly code: string; readonly reason: string; readonly mayBeSent: boolean };
