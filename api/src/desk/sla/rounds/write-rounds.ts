import type { EntityManager } from 'typeorm';
import { stand } from '../stand.js';
import type { StoppedClock } from '../stop-clocks.js';

/** A round that was answered, when. */
export interface AnsweredRound {
  readonly ticketId: string;
  readonly round: number;
  readonly at: Date;
}

const ROUNDS = 'json_to_recordset($2::json) as a ("ticketId" uuid, round int, at timestamptz)';
const OF_CLOCK = `c.brand_id = $1 and c.kind = 'next_response' and (c.ticket_id, c.round) = (a."ticketId", a.round)`;
const MET = "(c.state <> 'breached' or c.is_history) and a.at <= c.due_at";

const STOP = `
  update desk.clock c
     set stopped_at = a.at, paused_at = null,
         state = case when ${MET} then 'met' else 'breached' end,
         breached_at = case when ${MET} then null else c.due_at end,
         detected_at = case when ${MET} then null else coalesce(c.detected_at, $3) end
    from ${ROUNDS}
    join desk.clock before on before.brand_id = $1 and before.kind = 'next_response'
     and (before.ticket_id, before.round) = (a."ticketId", a.round)
   where ${OF_CLOCK}
  returning c.ticket_id as "ticketId", c.kind as clock, c.round, c.stopped_at as at, c.due_at as "dueAt",
            c.state as verdict, c.stopped_at <= c.due_at as "isInTime", before.state = 'breached' as "wasBreached"`;

const TAKE_BACK = `update desk.clock c set state = 'cancelled', paused_at = null from ${ROUNDS} where ${OF_CLOCK}`;

const DISARM = `
  delete from desk.deadline d using ${ROUNDS}
   where d.brand_id = $1 and d.clock = 'next_response' and (d.ticket_id, d.round) = (a."ticketId", a.round)
     and d.fired_at is null`;

/** Each judged by its own time, as `stopClocks` does. */
export async function stopRounds(
  tx: EntityManager,
  brandId: string,
  answered: readonly AnsweredRound[],
  now: Date,
): Promise<StoppedClock[]> {
  if (answered.length === 0) return [];
  const given = [brandId, JSON.stringify(answered)];
  const [stopped] = await tx.query<[StoppedClock[], number]>(STOP, [...given, now]);
  await tx.query(DISARM, given);
  await stand(
    tx,
    brandId,
    answered.map(({ ticketId }) => ticketId),
  );
  return stopped;
}

/** What turned out to have been answered measured nothing. */
export async function takeBackRounds(
  tx: EntityManager,
  brandId: string,
  rounds: readonly Pick<AnsweredRound, 'ticketId' | 'round'>[],
): Promise<void> {
  if (rounds.length === 0) return;
  const given = [brandId, JSON.stringify(rounds)];
  await tx.query(TAKE_BACK, given);
  await tx.query(DISARM, given);
  await stand(
    tx,
    brandId,
    rounds.map(({ ticketId }) => ticketId),
  );
}
