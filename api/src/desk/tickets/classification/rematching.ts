import type { EntityManager } from 'typeorm';
import type { Entry } from '../../../ledger/append.js';

/** What came of matching a ticket with its policy again, to be written down. */
export interface Rematched {
  /** What nobody had noticed by then. */
  readonly breaches: readonly Entry[];
  /** The smallest share of its target that a clock had left before; null where none counts any more. */
  readonly leftShare: number | null;
  readonly moved: readonly Entry[];
}

/** Gives a ticket's clocks what its policy promises for what it is now. The SLA folder does. */
export abstract class Rematching {
  /** After the ticket stands; in the caller's transaction, which has locked it. */
  abstract rematch(
    tx: EntityManager,
    brandId: string,
    ticketId: string,
    by: { actor: string; now: Date; cause: 'classified' | 'contract set' },
  ): Promise<Rematched>;
}
