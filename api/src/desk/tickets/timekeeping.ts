import type { EntityManager } from 'typeorm';
import type { Facts } from '@evenhand/shared/sla/conditions';
import type { Entry } from '../../ledger/append.js';

/** A ticket that is being opened, as far as its clocks need to know it. */
export interface Opening {
  readonly ticketId: string;
  /** What rules may ask about it; its time is the customer's first post, not when it was noticed. */
  readonly facts: Omit<Facts, 'agency' | 'contract'>;
  /** History is judged by its own times, and pages nobody. */
  readonly isHistory: boolean;
}

/** A clock that an opening gets, with the versions that it keeps. */
export interface PlannedClock {
  readonly ticketId: string;
  readonly kind: string;
  readonly policyId: string;
  readonly policyVersion: number;
  readonly rule: number;
  readonly calendarId: string;
  readonly calendarVersion: number;
  readonly ladderId: string;
  readonly ladderVersion: number;
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
}

/** What an answer did to a clock. */
export interface Verdict {
  readonly ticketId: string;
  readonly clock: string;
  readonly dueAt: string;
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
   * Stops what an answer stops, each judged by its own time, and ends the climb.
   * @returns the verdicts, and the breaches that nobody had noticed, to be written down before the answer.
   */
  abstract answer(
    tx: EntityManager,
    brandId: string,
    answers: readonly Answer[],
    now: Date,
  ): Promise<{ verdicts: Verdict[]; breaches: Entry[] }>;

  /** Nothing rings any more until `release`. @returns the breaches that nobody had noticed by then. */
  abstract hold(tx: EntityManager, brandId: string, ticketId: string, now: Date): Promise<Entry[]>;

  /** Holds, and takes the running clocks back: they measured nothing. @returns as `hold` does. */
  abstract cancel(tx: EntityManager, brandId: string, ticketId: string, now: Date): Promise<Entry[]>;

  /**
   * Lets everything run on from where it began, also what had been taken back, or stopped by a fix. What fell due in
   * the meantime rings now, at its own instant. @returns the breaches that an answer in the meantime brought to light.
   */
  abstract release(tx: EntityManager, brandId: string, ticketId: string, now: Date): Promise<Entry[]>;

  /** The fix held: the resolution clock stops for good, as of the instant of the fix. */
  abstract end(
    tx: EntityManager,
    brandId: string,
    fix: Answer,
    now: Date,
  ): Promise<{ verdicts: Verdict[]; breaches: Entry[] }>;
}
