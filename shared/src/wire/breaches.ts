import type { Channel } from './channel.js';
import type { ClockKind, ClockState } from './clock.js';
import type { TicketState } from './queue.js';
import type { Colleague } from './ticket.js';

/** `GET /api/brands/{brand}/breaches?from=&to=&account=&clock=&which=&history=&after=&limit=`; `.csv` and `.json` export all rows. */
export interface BreachQuery {
  /** Instants; the clock's deadline lies in between. */
  readonly from?: string;
  readonly to?: string;
  readonly account?: string;
  readonly clock?: ClockKind;
  readonly which?: 'breached' | 'all';
  readonly history?: 'live' | 'imported' | 'all';
}

/** Who was told of a breach, on which rung. */
export interface Told extends Colleague {
  readonly rung: number;
  readonly at: string;
}

/** A clock, and what became of its promise. */
export interface BreachRow {
  readonly ticketId: string;
  readonly excerpt: string;
  readonly accountId: string;
  readonly account: string;
  readonly channel: Channel;
  readonly clock: ClockKind;
  readonly round: number;
  readonly state: ClockState;
  readonly startedAt: string;
  readonly dueAt: string;
  readonly targetMs: number;
  readonly stoppedAt: string | null;
  /** From start to stop, in milliseconds; null while it runs. */
  readonly tookMs: number | null;
  /** By how much a breached clock passed its target, up to the fix while that holds, else up to now; null for any other. */
  readonly lateMs: number | null;
  readonly detectedAt: string | null;
  readonly owner: Colleague | null;
  readonly assignee: Colleague | null;
  readonly told: readonly Told[];
  readonly isImported: boolean;
  readonly ticketState: TicketState;
}

/** One account's clocks of one kind, over the period. Times in milliseconds, of those that stopped; null where none did. */
export interface BreachSummary {
  readonly accountId: string;
  readonly account: string;
  readonly clock: ClockKind;
  readonly clocks: number;
  readonly met: number;
  readonly breached: number;
  readonly running: number;
  readonly medianMs: number | null;
  readonly p90Ms: number | null;
}

export interface BreachPage {
  readonly summary: readonly BreachSummary[];
  /** The latest deadline first. */
  readonly rows: readonly BreachRow[];
  readonly next: string | null;
  readonly now: string;
}
