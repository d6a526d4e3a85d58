import type { Colleague } from './ticket.js';

export const OUTCOMES = ['phoned', 'gave up', 'left'] as const;
export type LossOutcome = (typeof OUTCOMES)[number];

/**
 * A customer who went elsewhere. `GET …/tickets/{ticket}/losses` lists them, `POST` {outcome} records one, `DELETE
 * …/losses/{outcome}` takes it back: within ten minutes whoever recorded it, later a manager.
 */
export interface Loss {
  readonly outcome: LossOutcome;
  readonly at: string;
  /** From the first post up to the first answer, or, without one, up to the loss. */
  readonly waitedMs: number;
  readonly wasAnswered: boolean;
  readonly by: Colleague;
}
