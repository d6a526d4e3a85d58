import type { EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import { append } from '../../ledger/append.js';
import { clock } from '../../clock.js';

/** What an account promises until a manager says otherwise. */
export interface Promises {
  readonly firstResponseMinutes: number;
  readonly resolutionMinutes: number;
  /** After a breach the owner is told again every so often, until a person answers the customer. */
  readonly repeatMinutes: number;
}

export const FIRST_PROMISES: Promises = {
  firstResponseMinutes: 30,
  resolutionMinutes: 24 * 60,
  repeatMinutes: 15,
};

const WRITE = `
  with calendar as (
    insert into desk.calendar (brand_id, id, version, is_always_open, created_at) values ($1, $2, 1, true, desk.now())
  ), ladder as (
    insert into desk.ladder (brand_id, id, version, created_at) values ($1, $3, 1, desk.now())
  ), rung as (
    insert into desk.rung (brand_id, ladder_id, ladder_version, position, at_percent, whom, repeat_minutes)
      values ($1, $3, 1, 1, 75, 'assignee', null), ($1, $3, 1, 2, 100, 'owner', $7)
  ), policy as (
    insert into desk.policy (brand_id, id, version, name, created_at) values ($1, $4, 1, $8, desk.now())
  ), rule as (
    insert into desk.policy_rule (brand_id, policy_id, policy_version, position, name)
      values ($1, $4, 1, 1, 'Everything else')
  )
  insert into desk.target (brand_id, policy_id, policy_version, clock, seconds, calendar_id, ladder_id)
    values ($1, $4, 1, 'first_response', 60 * $5, $2, $3), ($1, $4, 1, 'resolution', 60 * $6, $2, $3)`;

/** An account's first policy, with a calendar that is always open and a plain ladder. @returns the policy's id. */
export async function writeDefaultPolicy(
  tx: EntityManager,
  brandId: string,
  account: { name: string; actor: string },
  promises: Promises,
): Promise<string> {
  const [calendarId, ladderId, policyId] = [newId(), newId(), newId()];
  const { firstResponseMinutes, resolutionMinutes, repeatMinutes } = promises;
  await tx.query(WRITE, [
    brandId,
    calendarId,
    ladderId,
    policyId,
    firstResponseMinutes,
    resolutionMinutes,
    repeatMinutes,
    `Default for ${account.name}`,
  ]);
  const at = await clock.now(tx);
  const body = { version: 1, calendarId, ladderId, ...promises };
  await append(tx, brandId, [{ chain: policyId, kind: 'policy added', actor: account.actor, at, body }]);
  return policyId;
}
