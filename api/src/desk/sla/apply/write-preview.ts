import type { EntityManager } from 'typeorm';
import type { Plan } from './plan-of.js';

interface NewPreview {
  readonly id: string;
  readonly policyId: string;
  readonly policyVersion: number;
  readonly plan: Plan;
  readonly personId: string;
  readonly now: Date;
}

/** Nobody applies what was looked at yesterday. */
const FORGET = `
  delete from desk.application where brand_id = $1 and began_at is null and previewed_at < $2::timestamptz - interval '1 day'`;

const WRITE = `
  insert into desk.application (brand_id, id, policy_id, policy_version, plan, previewed_by, previewed_at)
    values ($1, $2, $3, $4, $5, $6, $7)`;

export async function writePreview(
  tx: Pick<EntityManager, 'query'>,
  brandId: string,
  { id, policyId, policyVersion, plan, personId, now }: NewPreview,
): Promise<void> {
  await tx.query(FORGET, [brandId, now]);
  await tx.query(WRITE, [brandId, id, policyId, policyVersion, JSON.stringify(plan), personId, now]);
}
