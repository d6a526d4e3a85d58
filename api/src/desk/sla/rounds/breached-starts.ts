import type { EntityManager } from 'typeorm';
import type { MovedClock, NewStart } from '../reckoning/reckoner.js';

const MOVE = `
  update desk.clock c set started_at = a.at
    from json_to_recordset($2::json) as a ("ticketId" uuid, round int, at timestamptz)
   where c.brand_id = $1 and c.kind = 'next_response' and (c.ticket_id, c.round) = (a."ticketId", a.round)
  returning c.ticket_id as "ticketId", c.round, c.started_at as "startedAt",
            case when isfinite(c.due_at) then c.due_at end as "dueAt"`;

interface MovedRow {
  readonly ticketId: string;
  readonly round: number;
  readonly startedAt: Date;
  readonly dueAt: Date | null;
}

/** A round that has breached began earlier: the breach stays where it fell, and so does all that is armed for it. */
export async function moveBreachedStarts(
  tx: EntityManager,
  brandId: string,
  starts: readonly NewStart[],
): Promise<MovedClock[]> {
  if (starts.length === 0) return [];
  const given = starts.map(({ startedAt, ...key }) => ({ ...key, at: new Date(startedAt) }));
  const [rows] = await tx.query<[MovedRow[], number]>(MOVE, [brandId, JSON.stringify(given)]);
  return rows.map(({ ticketId, round, startedAt, dueAt: due }) => {
    const dueAt = due?.getTime() ?? null;
    return {
      ...{ ticketId, clock: 'next_response', round, startedAt: startedAt.getTime(), dueAt, dueBefore: dueAt },
      ...{ leftMs: null, armed: [], state: 'breached' },
    };
  });
}
