import type { EntityManager } from 'typeorm';
import { clock } from '../../../clock.js';
import { actorOf } from '../../../ledger/actor.js';
import { append, type Entry } from '../../../ledger/append.js';
import { NotFound, Refusal } from '../../../platform/refusal.js';
import { haveDefaultPolicy } from './default-policy.js';
import { codedEasings } from './coded-changes.js';
import { lockPolicies } from './lock-policies.js';
import { readVersion } from './read-version.js';

const RETIRE = 'update desk.policy set retired_at = $3 where brand_id = $1 and id = $2';

const MOVE = `
  update desk.account set policy_id = $3 where brand_id = $1 and policy_id = $2 returning id`;

/** Nobody can choose it any more, and its accounts go to the brand's default one. Clocks that run keep theirs. */
export async function retirePolicy(
  tx: EntityManager,
  brandId: string,
  policyId: string,
  personId: string,
): Promise<void> {
  await lockPolicies(tx, brandId);
  const latest = await readVersion(tx, brandId, policyId);
  if (!latest) throw new NotFound('policy');
  if (latest.isRetired) return;
  if (latest.isDefault)
    throw new Refusal(
      'policy-default',
      'New accounts join the default policy, so it cannot be retired.',
      409,
    );
  const actor = actorOf(personId);
  const heirId = await haveDefaultPolicy(tx, brandId, actor);
  const at = await clock.now(tx);
  await tx.query(RETIRE, [brandId, policyId, at]);
  const [accounts] = await tx.query<[{ id: string }[], number]>(MOVE, [brandId, policyId, heirId]);
  const heir = await readVersion(tx, brandId, heirId);
  if (!heir) throw new Error(`Policy ${heirId} has no version.`);
  const chosen = {
    ...{ policyId: heirId, version: heir.version, before: policyId },
    eases: codedEasings(latest.draft, heir.draft),
  };
  const moved = accounts.map(({ id }): Entry => ({
    ...{ chain: id, kind: 'policy chosen', actor, at, body: chosen },
  }));
  const body = { version: latest.version, accounts: accounts.map(({ id }) => id), heirId };
  await append(tx, brandId, [{ chain: policyId, kind: 'policy retired', actor, at, body }, ...moved]);
}
