import type { EntityManager } from 'typeorm';
import { STOPPED, stopped, type StoppedClock } from '../clocks/judged.js';
import type { ClockKey } from '../reckoning/standing-clocks.js';
import { stand } from '../clocks/stand.js';

/** A round that was answered, when. */
export interface AnsweredRound {
  readonly ticketId: string;
  readonly round: number;
  readonly at: Date;
}

const ROUNDS = 'json_to_recordset($2::json) as a ("ticketId" uuid, round int, at timestamptz)';
const OF_CLOCK = `c.brand_id = $1 and c.kind = 'next_response' and (c.ticket_id, c.round) = (a."ticketId", a.round)`;

const STOP = `
  update desk.clock c
     set ${stopped('a.at', '$3')}
    from ${ROUNDS}
    join desk.clock before on before.brand_id = $1 and before.kind = 'next_response'
     and (before.ticket_id, before.round) = (a."ticketId", a.round)
   where ${OF_CLOCK}
  returning ${STOPPED}`;

/** What stands still goes on with the answer that ends it. */
const GO_ON = `
  with over as (
    update desk.pause p set to_at = greatest(p.from_at, a.at)
      from ${ROUNDS}
     where p.brand_id = $1 and p.clock = 'next_response' and (p.ticket_id, p.round) = (a."ticketId", a.round)
       and p.to_at is null
  )
  update desk.clock c
     set paused_at = null, state = case c.state when 'paused' then 'running' else c.state end
    from ${ROUNDS}
   where ${OF_CLOCK} and c.paused_at is not null
  returning c.ticket_id as "ticketId", c.kind as clock, c.round`;

/** Stopped as well: it does not run again when its ticket is opened again. */
const TAKE_BACK = `
  update desk.clock c set state = 'cancelled', paused_at = null, stopped_at = c.started_at
    from ${ROUNDS} where ${OF_CLOCK}`;

const DISARM = `
  delete from desk.deadline d using ${ROUNDS}
   where d.brand_id = $1 and d.clock = 'next_response' and (d.ticket_id, d.round) = (a."ticketId", a.round)
     and d.fired_at is null`;

/** Before they are judged; the caller reckons again. @returns the clocks that stood still */
export async function goOnWithAnswer(
  tx: EntityManager,
  brandId: string,
  answered: readonly AnsweredRound[],
): Promise<ClockKey[]> {
  if (answered.length === 0) return [];
  const [resumed] = await tx.query<[ClockKey[], number]>(GO_ON, [brandId, JSON.stringify(answered)]);
  return resumed;
}

/** Each judged by its own time, as `stopClocks` does. */
export async function stopRounds(
  tx: EntityManager,
  brandId: string,
  answered: readonly AnsweredRound[],
  now: Date,
): Promise<StoppedClock[]> {
  if (answered.length === 0) return [];
  const given = [brandId, JSON.stringify(answered)];
  const [clocks] = await tx.query<[StoppedClock[], number]>(STOP, [...given, now]);
  await tx.query(DISARM, given);
  await stand(
    tx,
    brandId,
    answered.map(({ ticketId }) => ticketId),
  );
  return clocks;
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
