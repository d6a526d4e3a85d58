import type { EntityManager } from 'typeorm';
import type { PolicyDraft } from '@evenhand/shared/wire/policies';
import { salted } from '../../../ledger/salted.js';

/** A version to be. */
export interface NewVersion {
  readonly policyId: string;
  readonly version: number;
  readonly draft: PolicyDraft;
  readonly isDefault: boolean;
  /** Null where it comes with an account. */
  readonly madeBy: string | null;
  readonly now: Date;
}

const WRITE = `
  with policy as (
    insert into desk.policy (brand_id, id, version, name, is_default, made_by, reason, reason_salt, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  ), given as (
    select r.*, row_number() over ()::smallint as position
      from json_to_recordset($10::json) as r (name text, conditions json, "verificationMinutes" int,
             "startsAtTop" boolean, targets json)
  ), rule as (
    insert into desk.policy_rule (brand_id, policy_id, policy_version, position, name, conditions,
        verification_minutes, starts_at_top)
      select $1, $2, $3, position, name, conditions, "verificationMinutes", "startsAtTop" from given
  )
  insert into desk.target (brand_id, policy_id, policy_version, rule, clock, seconds, thresholds, calendar_id,
      ladder_id, pauses, is_stopped_by_deflections)
    select $1, $2, $3, position, clock, seconds, thresholds, "calendarId", "ladderId", pauses, "isStoppedByDeflections"
      from given, json_to_recordset(targets) as g (clock text, seconds int, thresholds smallint[], "calendarId" uuid,
             "ladderId" uuid, pauses text[], "isStoppedByDeflections" boolean)`;

/** In the caller's transaction. @returns what the ledger says of the reason. */
export async function writeVersion(
  tx: EntityManager,
  brandId: string,
  { policyId, version, draft, isDefault, madeBy, now }: NewVersion,
): Promise<{ reasonHash?: string }> {
  const reason = draft.reason === null ? null : salted(draft.reason);
  const policy = [policyId, version, draft.name, isDefault, madeBy];
  const written = [draft.reason, reason?.salt ?? null, now];
  await tx.query(WRITE, [brandId, ...policy, ...written, JSON.stringify(draft.rules)]);
  return reason ? { reasonHash: reason.textHash } : {};
}
