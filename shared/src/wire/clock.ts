/** As they come in a ticket's life. */
export const CLOCK_KINDS = ['first_response', 'next_response', 'resolution'] as const;
/** One SLA measurement on a ticket. */
export type ClockKind = (typeof CLOCK_KINDS)[number];

export type ClockState = 'running' | 'paused' | 'met' | 'breached' | 'cancelled';

/** What a clock badge shows. Instants are RFC 3339 in UTC with milliseconds. */
export interface ClockFace {
  readonly kind: ClockKind;
  readonly state: ClockState;
  readonly startedAt: string;
  /** When 100 % of the target is reached; null while an open-ended pause makes it unreachable. */
  readonly dueAt: string | null;
  readonly targetMs: number;
  /** What is left of it while it stands still, in milliseconds; null for a clock that runs. */
  readonly leftMs: number | null;
  /** When the stop event happened; null while it has not. A breached clock runs on until then. */
  readonly stoppedAt: string | null;
}
