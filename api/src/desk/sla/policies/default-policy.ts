import type { EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import { append } from '../../../ledger/append.js';
import { clock } from '../../../clock.js';
import { alwaysOpen, plainLadder } from './first-parts.js';
import { lockPolicies } from './lock-policies.js';

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
  with policy as (
    insert into desk.policy (brand_id, id, version, name, is_default, created_at) values ($1, $4, 1, $7, $8, desk.now())
  ), rule as (
    insert into desk.policy_rule (brand_id, policy_id, policy_version, position, name)
      values ($1, $4, 1, 1, 'Everything else')
  )
  insert into desk.target (brand_id, policy_id, policy_version, clock, seconds, calendar_id, ladder_id)
    values ($1, $4, 1, 'first_response', 60 * $5, $2, $3), ($1, $4, 1, 'next_response', 60 * $5, $2, $3),
           ($1, $4, 1, 'resolution', 60 * $6, $2, $3)`;

const DEFAULT = `
  select id from desk.policy where brand_id = $1 and is_default and retired_at is null order by created_at limit 1`;

/** A new account, as far as what it promises goes. */
interface Joining {
  readonly name: string;
  readonly actor: string;
  /** Its own; else it joins the brand's default policy. */
  readonly promises?: Partial<Promises> | undefined;
}

/** What a new account promises. The brand's first policy becomes its default one. @returns the policy's id */
export async function joinPolicy(tx: EntityManager, brandId: string, joining: Joining): Promise<string> {
  await lockPolicies(tx, brandId);
  const { name, actor } = joining;
  const promises = { ...FIRST_PROMISES, ...joining.promises };
  const defaultId = await defaultPolicy(tx, brandId);
  if (defaultId === null)
    return writePolicy(tx, brandId, { name: 'Default', isDefault: true, actor }, promises);
  if (!joining.promises) return defaultId;
  return writePolicy(tx, brandId, { name: `Default for ${name}`, isDefault: false, actor }, promises);
}

/** The brand's default policy; a brand from before there was one gets it now. The caller has locked the policies. */
export async function haveDefaultPolicy(tx: EntityManager, brandId: string, actor: string): Promise<string> {
  const policy = { name: 'Default', isDefault: true, actor };
  return (await defaultPolicy(tx, brandId)) ?? writePolicy(tx, brandId, policy, FIRST_PROMISES);
}

async function defaultPolicy(tx: EntityManager, brandId: string): Promise<string | null> {
  const [found] = await tx.query<{ id: string }[]>(DEFAULT, [brandId]);
  return found?.id ?? null;
}

/** In a calendar that is always open and on a plain ladder, which accounts share. */
async function writePolicy(
  tx: EntityManager,
  brandId: string,
  { name, isDefault, actor }: { name: string; isDefault: boolean; actor: string },
  promises: Promises,
): Promise<string> {
  const policyId = newId();
  const calendarId = await alwaysOpen(tx, brandId);
  const ladderId = await plainLadder(tx, brandId, promises.repeatMinutes);
  const minutes = [promises.firstResponseMinutes, promises.resolutionMinutes];
  await tx.query(WRITE, [brandId, calendarId, ladderId, policyId, ...minutes, name, isDefault]);
  const at = await clock.now(tx);
  const body = { version: 1, isDefault, calendarId, ladderId, ...promises };
  await append(tx, brandId, [{ chain: policyId, kind: 'policy added', actor, at, body }]);
  return policyId;
}
