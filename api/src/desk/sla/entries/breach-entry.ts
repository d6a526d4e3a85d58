import type { Entry } from '../../../ledger/append.js';

/** A clock that passed its target. */
export interface Breach {
  readonly ticketId: string;
  readonly clock: string;
  readonly round: number;
  readonly dueAt: Date;
  /** Of an imported ticket. */
  readonly isHistory?: boolean;
}

/** A breach is dated at its deadline, also when it was noticed later. @param now when it was noticed */
export const breachEntry = (
  { ticketId, clock, round, dueAt, isHistory }: Breach,
  now: Date,
  body: Readonly<Record<string, unknown>> = {},
): Entry => ({
  chain: ticketId,
  kind: 'breached',
  actor: 'clocks',
  at: dueAt,
  body: {
    ...{ clock, round, threshold: 100, dueAt: dueAt.toISOString(), detectedAt: now.toISOString() },
    ...(isHistory && { isHistory }),
    ...body,
  },
});
