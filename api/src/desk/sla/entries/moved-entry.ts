import type { Entry } from '../../../ledger/append.js';
import type { MovedClock } from '../reckoning/reckoner.js';
import { iso } from './as-written.js';

/** What the ledger says of a clock that is due at another instant than before. */
export const movedEntry = (
  { ticketId, clock, round, startedAt, dueAt, dueBefore }: MovedClock,
  now: Date,
  body: Readonly<Record<string, unknown>> = {},
): Entry => ({
  chain: ticketId,
  kind: 'clock moved',
  actor: 'clocks',
  at: now,
  body: {
    ...{ clock, round, startedAt: iso(startedAt), dueAt: iso(dueAt), dueBefore: iso(dueBefore) },
    ...body,
  },
});
