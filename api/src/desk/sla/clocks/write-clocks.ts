import type { EntityManager } from 'typeorm';
import type { PlannedClock } from '../../tickets/timekeeping.js';

const CLOCKS = `
  insert into desk.clock (brand_id, ticket_id, kind, round, state, policy_id, policy_version, rule, calendar_id,
      calendar_version, ladder_id, ladder_version, lift, started_at, target_ms, due_at, is_history)
    select $1, "ticketId", kind, round, 'running', "policyId", "policyVersion", rule, "calendarId",
           "calendarVersion", "ladderId", "ladderVersion", lift, "startedAt", "targetMs", "dueAt", "isHistory"
      from json_to_recordset($2::json) as c (
        "ticketId" uuid, kind text, round int, "policyId" uuid, "policyVersion" int, rule smallint, "calendarId" uuid,
        "calendarVersion" int, "ladderId" uuid, "ladderVersion" int, lift smallint,
        "startedAt" timestamptz, "targetMs" bigint, "dueAt" timestamptz, "isHistory" boolean)`;

const DEADLINES = `
  insert into desk.deadline (brand_id, ticket_id, clock, round, threshold, due_at)
    select $1, "ticketId", clock, round, threshold, "dueAt"
      from json_to_recordset($2::json) as d (
        "ticketId" uuid, clock text, round int, threshold smallint, "dueAt" timestamptz)`;

/** Clocks and what is armed for them. History is not armed: it pages nobody. */
export async function writeClocks(
  tx: EntityManager,
  brandId: string,
  clocks: readonly PlannedClock[],
): Promise<void> {
  if (clocks.length === 0) return;
  await tx.query(CLOCKS, [brandId, JSON.stringify(clocks)]);
  const armed = clocks
    .filter((clock) => !clock.isHistory)
    .flatMap(({ ticketId, kind, round, deadlines }) =>
      deadlines.map((deadline) => ({ ticketId, clock: kind, round, ...deadline })),
    );
  if (armed.length > 0) await tx.query(DEADLINES, [brandId, JSON.stringify(armed)]);
}
