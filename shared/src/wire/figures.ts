import type { Attainment, SignalKind } from './breaches.js';
import type { Channel } from './channel.js';
import type { ClockKind } from './clock.js';
import type { LossOutcome } from './losses.js';
import type { Colleague } from './ticket.js';

/** Clocks that stopped between two bounds; the last bin has no end. */
export interface Bin {
  readonly from: number;
  readonly to: number | null;
  readonly met: number;
  readonly breached: number;
}

export interface Distribution {
  readonly clock: ClockKind;
  /** By percent of the target that were used: over `from`, up to and with `to`. */
  readonly used: readonly Bin[];
  /** By minutes from start to stop: from `from`, up to `to`. */
  readonly took: readonly Bin[];
}

/** The clocks that started in one hour of a weekday. */
export interface HeatCell {
  /** 1 is Monday. */
  readonly weekday: number;
  readonly hour: number;
  readonly met: number;
  readonly breached: number;
  readonly running: number;
}

/** A point of the curve of loss over waiting time: at that wait, the share rises to this. */
export interface LossPoint {
  readonly waitedMs: number;
  /** Tickets that had waited at least as long. */
  readonly atRisk: number;
  readonly lost: number;
  readonly share: number;
}

export interface Losses {
  readonly tickets: number;
  readonly outcomes: Readonly<Record<LossOutcome, number>>;
  readonly curve: readonly LossPoint[];
}

export interface Fixes {
  readonly accountId: string;
  readonly account: string;
  /** Tickets that are closed as fixed, are watched, or have come back. */
  readonly held: number;
  readonly watched: number;
  readonly cameBack: number;
  /** How often they came back. */
  readonly recurrences: number;
}

export interface MassClosing {
  readonly person: Colleague;
  readonly from: string;
  readonly to: string;
  readonly tickets: number;
}

/** A version of a policy that made a target longer, or one that an account was moved to and waits longer under. */
export interface LongerTarget {
  /** The handle of the account that was moved; null where a version did it for all. */
  readonly account: string | null;
  readonly policyId: string;
  readonly policy: string;
  readonly version: number;
  readonly at: string;
  readonly by: Colleague | null;
  readonly reason: string | null;
  readonly rule: string;
  readonly clock: ClockKind;
  readonly beforeSeconds: number;
  readonly seconds: number;
}

/** `GET …/breaches/figures?…`, with a `FigureQuery`. */
export interface Figures {
  readonly totals: readonly Attainment[];
  readonly distributions: readonly Distribution[];
  readonly heat: readonly HeatCell[];
  readonly losses: Losses;
  readonly fixes: readonly Fixes[];
  /** Tickets, by signal. */
  readonly signals: Readonly<Record<SignalKind, number>>;
  readonly massClosings: readonly MassClosing[];
  readonly longerTargets: readonly LongerTarget[];
  readonly now: string;
}

/** `GET …/breaches/choices`: what figures can be narrowed to. */
export interface BreachChoices {
  readonly accounts: readonly { readonly id: string; readonly handle: string; readonly channel: Channel }[];
  readonly topics: readonly string[];
  readonly languages: readonly string[];
  readonly agencies: readonly string[];
  readonly people: readonly Colleague[];
}

/** A clock on the wall: whose account and what kind, and nothing that a customer wrote. */
export interface WallClock {
  readonly ticketId: string;
  readonly account: string;
  readonly channel: Channel;
  readonly topic: string;
  readonly clock: ClockKind;
  readonly dueAt: string;
  readonly assignee: Colleague | null;
}

/** `GET …/breaches/wall?from=`: live tickets alone. */
export interface Wall {
  readonly totals: readonly Attainment[];
  /** Breached and not answered yet: how many, and the longest overdue. */
  readonly overdue: number;
  readonly late: readonly WallClock[];
  readonly next: readonly WallClock[];
  readonly now: string;
}
