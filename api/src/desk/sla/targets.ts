import type { EntityManager } from 'typeorm';

/** How long a clock may run for an account's tickets, under which versions. */
export interface Target {
  readonly accountId: string;
  readonly clock: string;
  readonly seconds: number;
  readonly thresholds: readonly number[];
  readonly policyId: string;
  readonly policyVersion: number;
  readonly calendarId: string;
  readonly calendarVersion: number;
}

const CURRENT = `
  select a.id as "accountId", t.clock, t.seconds, t.thresholds, t.policy_id as "policyId",
         t.policy_version as "policyVersion", t.calendar_id as "calendarId", t.calendar_version as "calendarVersion"
    from desk.account a
    join lateral (select max(version) as version from desk.policy p
                   where p.brand_id = $1 and p.id = a.policy_id) latest on true
    join desk.target t
      on t.brand_id = $1 and t.policy_id = a.policy_id and t.policy_version = latest.version
   where a.brand_id = $1 and a.id = any($2)
   order by t.clock`;

/** The targets in force now for tickets of these accounts. */
export function targetsOf(
  tx: EntityManager,
  brandId: string,
  accountIds: readonly string[],
): Promise<Target[]> {
  return tx.query<Target[]>(CURRENT, [brandId, accountIds]);
}
