import type { EntityManager } from 'typeorm';
import type { Conditions } from '@evenhand/shared/sla/conditions';
import type { ClockKind } from '@evenhand/shared/wire/clock';

/** What a clock waits for without running. */
export type PauseReason = 'customer' | 'third party' | 'resolved';

/** How long a clock may run, in which hours, and who is told. The versions are the latest. */
export interface Target {
  readonly clock: ClockKind;
  readonly seconds: number;
  readonly thresholds: readonly number[];
  readonly pauses: readonly PauseReason[];
  readonly isStoppedByDeflections: boolean;
  readonly calendarId: string;
  readonly calendarVersion: number;
  readonly ladderId: string;
  readonly ladderVersion: number;
  /** Shares of the target at which a rung of the ladder is reached. */
  readonly rungPercents: readonly number[];
}

/** A rule of a policy's latest version. */
export interface Rule {
  readonly policyId: string;
  readonly policyVersion: number;
  readonly position: number;
  readonly name: string;
  readonly conditions: Conditions;
  readonly verificationMinutes: number;
  readonly startsAtTop: boolean;
  readonly targets: readonly Target[];
}

/** The rules that hold for an account, and what they may ask about it. */
export interface AccountRules {
  readonly accountId: string;
  readonly agency: string | null;
  readonly rules: readonly Rule[];
}

const latest = (table: string, id: string) =>
  `(select max(version) from desk.${table} where brand_id = $1 and id = ${id})`;

/** A policy's rules as JSON, in SQL, where `$1` is the brand; calendars and ladders in their latest versions. */
export const rulesJson = (policyId: string, policyVersion: string) => `
         (select json_agg(json_build_object(
                   'policyId', r.policy_id, 'policyVersion', r.policy_version, 'position', r.position, 'name', r.name,
                   'conditions', r.conditions, 'verificationMinutes', r.verification_minutes,
                   'startsAtTop', r.starts_at_top, 'targets', (
                     select json_agg(json_build_object(
                              'clock', g.clock, 'seconds', g.seconds, 'thresholds', g.thresholds, 'pauses', g.pauses,
                              'isStoppedByDeflections', g.is_stopped_by_deflections,
                              'calendarId', g.calendar_id, 'calendarVersion', ${latest('calendar', 'g.calendar_id')},
                              'ladderId', g.ladder_id, 'ladderVersion', ladder.version,
                              'rungPercents', (select coalesce(json_agg(at_percent), '[]') from desk.rung u
                                                where u.brand_id = $1 and u.ladder_id = g.ladder_id
                                                  and u.ladder_version = ladder.version and at_percent is not null))
                              order by g.clock)
                       from desk.target g
                      cross join lateral (select ${latest('ladder', 'g.ladder_id')} as version) ladder
                      where g.brand_id = $1 and (g.policy_id, g.policy_version, g.rule)
                            = (r.policy_id, r.policy_version, r.position))) order by r.position)
            from desk.policy_rule r
           where r.brand_id = $1 and r.policy_id = ${policyId} and r.policy_version = ${policyVersion})`;

const CURRENT = `
  select a.id as "accountId", a.agency,
         ${rulesJson('a.policy_id', latest('policy', 'a.policy_id'))} as rules
    from desk.account a
   where a.brand_id = $1 and a.id = any($2)`;

/** The rules in force now for tickets of these accounts. */
export async function rulesOf(
  tx: Pick<EntityManager, 'query'>,
  brandId: string,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, AccountRules>> {
  const rows = await tx.query<AccountRules[]>(CURRENT, [brandId, [...new Set(accountIds)]]);
  return new Map(rows.map((row) => [row.accountId, row]));
}
