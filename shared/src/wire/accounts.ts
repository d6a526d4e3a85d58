import type { Channel } from './channel.js';
import type { ClockKind } from './clock.js';
import type { Colleague } from './ticket.js';

/** `GET /api/brands/{brand}/accounts` */
export interface AccountRow {
  readonly id: string;
  readonly channel: Channel;
  readonly handle: string;
  readonly owner: Colleague | null;
  /** What it promises where no rule of its policy is for a complaint in particular. */
  readonly targets: readonly { readonly clock: ClockKind; readonly seconds: number }[];
  /** The path of its public page; null unless it is a board. */
  readonly boardPath: string | null;
  readonly lastReceivedAt: string | null;
  readonly lastAnsweredAt: string | null;
  /** The oldest open ticket that nobody has answered. */
  readonly oldestUnansweredAt: string | null;
  readonly openTickets: number;
}

export interface AccountList {
  readonly accounts: readonly AccountRow[];
  /** Who may own an account: the brand's managers and agents. */
  readonly people: readonly Colleague[];
  readonly now: string;
}

/** `POST /api/brands/{brand}/accounts/boards` makes one; `PATCH …/accounts/{account}` changes its owner. */
export interface NewBoard {
  readonly name: string;
  readonly ownerId?: string;
}
export interface AccountChange {
  readonly ownerId: string;
}
