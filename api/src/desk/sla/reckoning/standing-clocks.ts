import type { EntityManager } from 'typeorm';
import type { ClockKind, ClockState } from '@evenhand/shared/wire/clock';
import type { PauseReason } from '@evenhand/shared/wire/policies';
import type { CalendarRef } from '../calendars/calendars.js';

/** Which clock of which ticket. */
export interface ClockKey {
  readonly ticketId: string;
  readonly clock: ClockKind;
  readonly round: number;
}

/** Which promise a clock runs under, and who is told of it. */
export interface PromiseRef {
  readonly policyId: string;
  readonly policyVersion: number;
  readonly rule: number;
  readonly ladderId: string;
  readonly ladderVersion: number;
}

/** A clock with all that its deadlines follow from. Instants in milliseconds since 1970 UTC. */
export interface StandingClock extends ClockKey, CalendarRef, PromiseRef {
  readonly state: ClockState;
  readonly isHistory: boolean;
  readonly startedAt: number;
  readonly targetMs: number;
  /** When it last got another target: that makes nothing due before. */
  readonly notBefore: number | null;
  readonly stoppedAt: number | null;
  /** What it waits for without running; null while it runs. */
  readonly waitsFor: PauseReason | null;
  /** Null while an open-ended pause keeps it from coming. */
  readonly dueAt: number | null;
  /** Calendars that it ran in before, each until when. */
  readonly former: readonly (CalendarRef & { readonly until: number })[];
  readonly pauses: readonly { readonly from: number; readonly to: number | null }[];
  /** Thresholds that have not been reached. */
  readonly armed: readonly number[];
}

const ms = (column: string) => `round(extract(epoch from ${column}) * 1000)::bigint`;

const ofClock = (table: string) =>
  `${table}.brand_id = $1 and (${table}.ticket_id, ${table}.clock, ${table}.round) = (c.ticket_id, c.kind, c.round)`;

const READ = `
  select c.ticket_id as "ticketId", c.kind as clock, c.round, c.state, c.is_history as "isHistory",
         c.policy_id as "policyId", c.policy_version as "policyVersion", c.rule,
         c.calendar_id as "calendarId", c.calendar_version as "calendarVersion",
         c.ladder_id as "ladderId", c.ladder_version as "ladderVersion",
         ${ms('c.not_before')} as "notBefore", ${ms('c.stopped_at')} as "stoppedAt",
         (select p.why from desk.pause p where ${ofClock('p')} and p.to_at is null limit 1) as "waitsFor",
         ${ms('c.started_at')} as "startedAt", c.target_ms as "targetMs",
         case when isfinite(c.due_at) then ${ms('c.due_at')} end as "dueAt",
         (select json_agg(json_build_object('until', ${ms('f.until')}, 'calendarId', f.calendar_id,
                   'calendarVersion', f.calendar_version) order by f.until)
            from desk.former_calendar f where ${ofClock('f')}) as former,
         (select json_agg(json_build_object('from', ${ms('p.from_at')}, 'to', ${ms('p.to_at')}) order by p.from_at)
            from desk.pause p where ${ofClock('p')}) as pauses,
         (select json_agg(d.threshold order by d.threshold)
            from desk.deadline d where ${ofClock('d')} and d.step = 0 and d.rung = 0 and d.fired_at is null) as armed
    from desk.clock c
   where c.brand_id = $1 and c.ticket_id = any($2) and c.state <> 'cancelled'
   order by c.ticket_id, c.kind, c.round`;

type Numbers = 'startedAt' | 'targetMs' | 'notBefore' | 'stoppedAt' | 'dueAt';

type Row = Omit<StandingClock, Numbers | 'former' | 'pauses' | 'armed'> & {
  readonly [Field in Numbers]: string | null;
} & {
  readonly former: StandingClock['former'] | null;
  readonly pauses: StandingClock['pauses'] | null;
  readonly armed: readonly number[] | null;
};

/** All clocks of these tickets but those that were taken back. The caller holds the tickets. */
export async function standingClocks(
  tx: Pick<EntityManager, 'query'>,
  brandId: string,
  ticketIds: readonly string[],
): Promise<StandingClock[]> {
  const rows = await tx.query<Row[]>(READ, [brandId, ticketIds]);
  return rows.map((row) => ({
    ...row,
    startedAt: Number(row.startedAt),
    targetMs: Number(row.targetMs),
    notBefore: numberOf(row.notBefore),
    stoppedAt: numberOf(row.stoppedAt),
    dueAt: numberOf(row.dueAt),
    former: row.former ?? [],
    pauses: row.pauses ?? [],
    armed: row.armed ?? [],
  }));
}

/** It still counts: neither stopped nor past its target. */
export const isCounting = ({ state }: Pick<StandingClock, 'state'>): boolean =>
  state === 'running' || state === 'paused';

const numberOf = (column: string | null) => (column === null ? null : Number(column));
