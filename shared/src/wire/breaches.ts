import type { Channel } from './channel.js';
import type { ClockKind, ClockState } from './clock.js';
import { OUTCOMES } from './losses.js';
import type { TicketState } from './queue.js';
import type { Colleague } from './ticket.js';

/** What speaks for somebody working for the figures rather than for the customer. */
export const SIGNALS = [
  'late pause',
  'late change',
  'mass closing',
  'only acknowledged',
  'longer target',
  'deflected',
] as const;
export type SignalKind = (typeof SIGNALS)[number];

/** What became of a ticket that was called resolved. */
export const FIXES = ['held', 'came back', 'watched'] as const;
export type FixState = (typeof FIXES)[number];

/** What a list can be narrowed to from a figure: a signal, a loss, a fix. */
export const MARKS = [...SIGNALS, ...OUTCOMES, ...FIXES] as const;
export type Mark = (typeof MARKS)[number];

/**
 * The clocks that figures are about. A clock belongs to the period in which its deadline lies, and so does a breach: its
 * instant is the deadline.
 */
export interface FigureQuery {
  /** Instants; the clock's deadline lies in between. */
  readonly from?: string;
  readonly to?: string;
  readonly account?: string;
  readonly clock?: ClockKind;
  readonly topic?: string;
  readonly language?: string;
  /** The agency that works the account. */
  readonly agency?: string;
  /** Who has the ticket. */
  readonly person?: string;
  /** The hours in which the clock started, as `22-6`: from ten in the evening up to six, in `zone`. */
  readonly hours?: string;
  /** IANA; that of `hours`, `cell` and the heat map. UTC unless it is given. */
  readonly zone?: string;
  readonly history?: 'live' | 'imported' | 'all';
}

/**
 * `GET /api/brands/{brand}/breaches?…&after=&limit=`; `.csv` and `.json` export all rows. What is asked beyond a
 * `FigureQuery` narrows the rows to those beneath one figure, and leaves the figures as they are.
 */
export interface BreachQuery extends FigureQuery {
  readonly which?: 'breached' | 'all';
  /** A cell of the heat map, as `1-09`: Mondays from nine up to ten. */
  readonly cell?: string;
  /** Minutes from start to stop, as `15-30` or `1440-`: from the first up to the second. */
  readonly took?: string;
  /** Percent of the target that were used, as `75-100`: over the first, up to and with the second. */
  readonly used?: string;
  readonly mark?: Mark;
  /** Milliseconds that a customer who was lost had waited by then: a point of the curve of losses. */
  readonly waited?: string;
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
  readonly topic: string;
  readonly language: string;
  readonly clock: ClockKind;
  readonly round: number;
  readonly state: ClockState;
  readonly startedAt: string;
  /** Null while an open-ended pause keeps it from coming. */
  readonly dueAt: string | null;
  readonly targetMs: number;
  /** When the customer was answered, or the fix came. */
  readonly stoppedAt: string | null;
  /** What the customer waited, from start to stop, in milliseconds; null while it runs. */
  readonly tookMs: number | null;
  /** Of that, what the clock ran: its calendar was open and nothing paused it. */
  readonly usedMs: number | null;
  /** By how much a breached clock passed its target, up to the fix while that holds, else up to now; null for any other. */
  readonly lateMs: number | null;
  readonly detectedAt: string | null;
  readonly owner: Colleague | null;
  readonly assignee: Colleague | null;
  readonly told: readonly Told[];
  readonly isImported: boolean;
  readonly ticketState: TicketState;
  readonly recurrences: number;
}

/**
 * What became of promises of one kind. Times in milliseconds, of those that stopped; null where none did. Median and p90
 * interpolate between the two nearest, as PostgreSQL's `percentile_cont` does.
 */
export interface Attainment {
  readonly clock: ClockKind;
  readonly clocks: number;
  readonly met: number;
  readonly breached: number;
  readonly running: number;
  /** What the customers waited. */
  readonly medianMs: number | null;
  readonly p90Ms: number | null;
  /** What the clocks ran: closed hours and pauses left out. */
  readonly medianUsedMs: number | null;
  readonly p90UsedMs: number | null;
}

/** The same of one account. */
export interface BreachSummary extends Attainment {
  readonly accountId: string;
  readonly account: string;
}

/** Of the promises that were decided, the share that was kept; null where none was. */
export const shareKept = ({ met, breached }: Pick<Attainment, 'met' | 'breached'>): number | null =>
  met + breached === 0 ? null : met / (met + breached);

export interface BreachPage {
  readonly summary: readonly BreachSummary[];
  /** The latest deadline first. */
  readonly rows: readonly BreachRow[];
  readonly next: string | null;
  readonly now: string;
}
