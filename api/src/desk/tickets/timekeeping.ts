import type { EntityManager } from 'typeorm';
import type { Facts } from '@evenhand/shared/sla/conditions';
import type { PauseReason } from '@evenhand/shared/wire/policies';
import type { Entry } from '../../ledger/append.js';

/** A ticket that is being opened, as far as its clocks need to know it. */
export interface Opening {
  readonly ticketId: string;
  /** What rules may ask about it; its time is the customer's first post, not when it was noticed. */
  readonly facts: Omit<Facts, 'agency'>;
  /** History is judged by its own times, and pages nobody. */
  readonly isHistory: boolean;
}

/** A clock that an opening gets, with the versions that it keeps. */
export interface PlannedClock {
  readonly ticketId: string;
  readonly kind: string;
  readonly round: number;
  readonly policyId: string;
  readonly policyVersion: number;
  readonly rule: number;
  readonly calendarId: string;
  readonly calendarVersion: number;
  readonly ladderId: string;
  readonly ladderVersion: number;
  /** Rungs that are left out at the bottom. */
  readonly lift: number;
  readonly startedAt: Date;
  readonly targetMs: number;
  readonly dueAt: Date;
  readonly deadlines: readonly { threshold: number; dueAt: Date }[];
  readonly isHistory: boolean;
}

/** A post of a ticket's customer, which may turn out to be their first. */
export interface Start {
  readonly ticketId: string;
  readonly at: Date;
}

/** An answer to a ticket's customer, by its own time. */
export interface Answer {
  readonly ticketId: string;
  readonly at: Date;
  /** It only moves the talk elsewhere: it stops what the policy lets it stop. */
  readonly isDeflection: boolean;
}

/** What was said on tickets, for their clocks to hear. */
export interface Heard {
  readonly answers: readonly Answer[];
  /** Tickets whose customer wrote again and wants an answer. */
  readonly wroteAgain: readonly string[];
}

/** A ticket waits, since when, for whom. */
export interface Wait {
  readonly ticketId: string;
  readonly from: Date;
  readonly why: PauseReason;
}

/** A ticket that is open again. */
export interface Reopening {
  readonly ticketId: string;
  /** Since when it was taken for fixed; null where it was not. */
  readonly resolvedAt: Date | null;
  /** When, by its own time. */
  readonly at: Date;
}

/** What was called fixed, when. */
export interface Fix {
  readonly ticketId: string;
  readonly at: Date;
}

/** A ticket was merged: what was said on it stands on the other one now. */
export interface Union {
  readonly from: string;
  readonly into: string;
  /** When the merged one's customer first wrote. */
  readonly openedAt: Date;
  /** At whose word. */
  readonly actor: string;
}

/** A ticket was split: its posts since an instant stand on the other one now. */
export interface Part {
  readonly ticketId: string;
  readonly into: string;
  readonly since: Date;
}

/** What a merge did to the clocks. */
export interface United {
  readonly verdicts: Verdict[];
  readonly breaches: Entry[];
  readonly begun: readonly Entry[];
  /** How little of its target the merged ticket had left; null where no clock of it ran. */
  readonly leftShare: number | null;
}

/** What an answer did to a clock. */
export interface Verdict {
  readonly ticketId: string;
  readonly clock: string;
  readonly round: number;
  /** Null for a clock that stood still. */
  readonly dueAt: string | null;
  /** When the answer was given. */
  readonly at: Date;
  readonly verdict: 'met' | 'breached';
  /** True beside a breach: it was recorded before it was known that the answer had been given in time. */
  readonly isInTime: boolean;
}

/** The clocks, as the tickets need them. The SLA folder keeps them. */
export abstract class Timekeeping {
  abstract plan(tx: EntityManager, brandId: string, openings: readonly Opening[]): Promise<PlannedClock[]>;
  /** After the tickets stand. */
  abstract start(tx: EntityManager, brandId: string, clocks: readonly PlannedClock[]): Promise<void>;
  /** Moves the clocks of tickets that began earlier than was known. @returns what is to be written down of it. */
  abstract startEarlier(
    tx: EntityManager,
    brandId: string,
    starts: readonly Start[],
    now: Date,
  ): Promise<Entry[]>;
  /**
   * After the posts stand: stops what an answer stops, each judged by its own time, ends the climb, and begins a round
   * where the customer waits for a further answer.
   * @returns the verdicts, the breaches that nobody had noticed, to be written down before the answer, and the rounds
   *   that began, to be written down after what was said
   */
  abstract hear(
    tx: EntityManager,
    brandId: string,
    heard: Heard,
    now: Date,
  ): Promise<{ verdicts: Verdict[]; breaches: Entry[]; begun: readonly Entry[] }>;

  /** Those of its clocks whose policy says so stand still until `goOn`. @returns what is to be written down of it. */
  abstract wait(tx: EntityManager, brandId: string, wait: Wait): Promise<Entry[]>;

  /** The wait is over. @param wait when, by its own time @returns as `wait` does. */
  abstract goOn(
    tx: EntityManager,
    brandId: string,
    wait: { ticketId: string; at: Date },
    now: Date,
  ): Promise<Entry[]>;

  /** The problem is back: what rings from now on rings one rung higher. */
  abstract lift(tx: EntityManager, brandId: string, ticketId: string): Promise<void>;

  /** Nothing rings any more until `release`. @returns the breaches that nobody had noticed by then. */
  abstract hold(tx: EntityManager, brandId: string, ticketId: string, now: Date): Promise<Entry[]>;

  /** Holds, and takes the running clocks back: they measured nothing. @returns as `hold` does. */
  abstract cancel(tx: EntityManager, brandId: string, ticketId: string, now: Date): Promise<Entry[]>;

  /**
   * Lets everything run on from where it began, also what had been taken back, or stopped by a fix. What fell due in
   * the meantime rings now, at its own instant, unless the policy lets the time since the fix stand still.
   * @returns what is to be written down of it.
   */
  abstract release(tx: EntityManager, brandId: string, reopening: Reopening, now: Date): Promise<Entry[]>;

  /**
   * After the posts stand on the survivor: it keeps the earliest start, the earlier due and every breach of both, and
   * is judged by all that was said. @returns as `hear` does, with what moved and what breached in `breaches`.
   */
  abstract unite(tx: EntityManager, brandId: string, union: Union, now: Date): Promise<United>;

  /**
   * After the posts stand on the other ticket: the rounds that they began are over here, and a first response that went
   * with them is owed again. @returns what is to be written down of it.
   */
  abstract leave(tx: EntityManager, brandId: string, part: Part, now: Date): Promise<Entry[]>;

  /** The fix held: the resolution clock stops for good, as of the instant of the fix. */
  abstract end(
    tx: EntityManager,
    brandId: string,
    fix: Fix,
    now: Date,
  ): Promise<{ verdicts: Verdict[]; breaches: Entry[] }>;
}
