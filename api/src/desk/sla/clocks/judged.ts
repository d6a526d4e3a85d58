/** A clock that was stopped, with what was known of it before. */
export interface StoppedClock {
  readonly ticketId: string;
  readonly clock: string;
  readonly round: number;
  readonly at: Date;
  /** Null for one that stood still: it was not due at all. */
  readonly dueAt: Date | null;
  readonly verdict: 'met' | 'breached';
  /** By its own time; true on a breached clock says that the breach was recorded before the stop was known. */
  readonly isInTime: boolean;
  readonly wasBreached: boolean;
}

/**
 * A stop is judged by its own time. A breach that was recorded stays on the record with its instant, also when it turns
 * out that the answer had been given in time (docs/decisions/0006); imported history is judged by its own times alone.
 * In SQL: `c` is the clock. @param at when it was stopped @param now when that is known
 */
export function stopped(at: string, now: string): string {
  const met = `(c.state <> 'breached' or c.is_history) and ${at} <= c.due_at`;
  return `
    stopped_at = ${at}, paused_at = null, left_ms = null,
    state = case when ${met} then 'met' else 'breached' end,
    breached_at = case when ${met} then null
                       when c.is_history then c.due_at else coalesce(c.breached_at, c.due_at) end,
    detected_at = case when ${met} then null else coalesce(c.detected_at, ${now}) end`;
}

/** What undoes a stop; a breach stays one. In SQL: `c` is the clock. */
export const RUNS_ON =
  "stopped_at = null, state = case when c.breached_at is null then 'running' else 'breached' end";

/** What is said of it; `before` is the clock as it stood. */
export const STOPPED = `
  c.ticket_id as "ticketId", c.kind as clock, c.round, c.stopped_at as at,
  case when isfinite(c.due_at) then c.due_at end as "dueAt", c.state as verdict,
  c.stopped_at <= c.due_at as "isInTime", before.state = 'breached' as "wasBreached"`;
