import type { EntityManager } from 'typeorm';
import { NotFound, Refusal } from '../../../platform/refusal.js';
import { readVersion } from '../policies/read-version.js';

/** @returns a policy's latest version. @throws NotFound, and Refusal where it is retired */
export async function currentVersion(
  tx: Pick<EntityManager, 'query'>,
  brandId: string,
  policyId: string,
): Promise<number> {
  const latest = await readVersion(tx, brandId, policyId);
  if (!latest) throw new NotFound('policy');
  if (latest.isRetired)
    throw new Refusal('policy-retired', 'This policy is retired: nothing new can run under it.', 409);
  return latest.version;
}
