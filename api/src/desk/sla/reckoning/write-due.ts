import type { EntityManager } from 'typeorm';
import { stand } from '../clocks/stand.js';
import type { Due } from './due-again.js';

const CLOCKS = `
  update desk.clock c set started_at = m."startedAt", due_at = m."dueAt", left_ms = m."leftMs"
    from json_to_recordset($2::json) as m (
      "ticketId" uuid, clock text, round int, "startedAt" timestamptz, "dueAt" timestamptz, "leftMs" bigint)
   where c.brand_id = $1 and (c.ticket_id, c.kind, c.round) = (m."ticketId", m.clock, m.round)`;

const DEADLINES = `
  update desk.deadline d set due_at = m."dueAt"
    from json_to_recordset($2::json) as m (
      "ticketId" uuid, clock text, round int, threshold smallint, "dueAt" timestamptz)
   where d.brand_id = $1 and (d.ticket_id, d.clock, d.round) = (m."ticketId", m.clock, m.round)
     and d.threshold = m.threshold and d.step = 0 and d.rung = 0 and d.fired_at is null
     and ($3::timestamptz is null or d.due_at > $3)`;

/** What never comes stands as `infinity`: the alarm's index has it at its end. */
export const instant = (at: number | null): string => (at === null ? 'infinity' : new Date(at).toISOString());

/**
 * Moves clocks with what is armed for them, and their tickets to where they now stand. The caller holds the tickets.
 * @param after what is due by then rings at its own instant
 */
export async function writeDue(
  tx: EntityManager,
  brandId: string,
  dues: readonly Due[],
  after: Date | null = null,
): Promise<void> {
  if (dues.length === 0) return;
  const clocks = dues.map((due) => ({
    ...due,
    startedAt: instant(due.startedAt),
    dueAt: instant(due.dueAt),
  }));
  await tx.query(CLOCKS, [brandId, JSON.stringify(clocks)]);
  const armed = dues.flatMap(({ ticketId, clock, round, armed: thresholds }) =>
    thresholds.map(({ threshold, dueAt }) => ({ ticketId, clock, round, threshold, dueAt: instant(dueAt) })),
  );
  await tx.query(DEADLINES, [brandId, JSON.stringify(armed), after]);
  await stand(
    tx,
    brandId,
    dues.map(({ ticketId }) => ticketId),
  );
}
