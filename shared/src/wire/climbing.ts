import type { Channel } from './channel.js';
import type { ClockKind, ClockState } from './clock.js';
import type { LadderStep } from './ladders.js';
import type { Colleague } from './ticket.js';

/** `POST …/tickets/{ticket}/acknowledgement`: nobody is paged about it for so long. It touches no clock. `DELETE` ends it. */
export interface Acknowledgement {
  readonly minutes: (typeof QUIET_MINUTES)[number];
}
export const QUIET_MINUTES = [15, 30, 60, 120] as const;

/** `GET …/tickets/{ticket}/acknowledgement` */
export interface Quiet {
  /** Null: nobody asked for quiet, or it is over. */
  readonly until: string | null;
  readonly by: Colleague | null;
  readonly now: string;
}

/** `GET …/climbing?after=&limit=`: clocks on a ladder, the highest rung first, and on it the longest overdue. */
export interface ClimbingRow {
  readonly ticketId: string;
  readonly excerpt: string;
  readonly account: string;
  readonly channel: Channel;
  readonly assignee: Colleague | null;
  readonly clock: ClockKind;
  readonly round: number;
  readonly clockState: ClockState;
  readonly dueAt: string | null;
  /** The highest that was told; 0 before the first. */
  readonly rung: number;
  readonly rungs: number;
  readonly steps: readonly LadderStep[];
  readonly quietUntil: string | null;
  readonly acknowledgedBy: Colleague | null;
}
export interface ClimbingPage {
  readonly rows: readonly ClimbingRow[];
  readonly next: string | null;
  readonly now: string;
}
