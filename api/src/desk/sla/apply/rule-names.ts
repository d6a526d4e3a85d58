import type { EntityManager } from 'typeorm';
import type { PromiseRef } from '../reckoning/standing-clocks.js';

type RuleRef = Pick<PromiseRef, 'policyId' | 'policyVersion' | 'rule'>;

const READ = `
  select r.policy_id as "policyId", r.policy_version as "policyVersion", r.position as rule, r.name, p.name as policy
    from desk.policy_rule r
    join desk.policy p on (p.brand_id, p.id, p.version) = (r.brand_id, r.policy_id, r.policy_version)
   where r.brand_id = $1 and (r.policy_id, r.policy_version, r.position) in (select "policyId", "policyVersion", rule
         from json_to_recordset($2::json) as w ("policyId" uuid, "policyVersion" int, rule smallint))`;

interface Named {
  readonly policy: string;
  readonly name: string;
}

/** What rules and their policies were called in the versions that clocks run under. */
export async function ruleNames(
  tx: Pick<EntityManager, 'query'>,
  brandId: string,
  rules: readonly RuleRef[],
): Promise<(rule: RuleRef) => Named> {
  const rows = await tx.query<(RuleRef & Named)[]>(READ, [brandId, JSON.stringify(rules)]);
  const names = new Map(rows.map((row) => [keyOf(row), row]));
  return (rule) => names.get(keyOf(rule)) ?? { policy: '', name: '' };
}

const keyOf = ({ policyId, policyVersion, rule }: RuleRef) => `${policyId} ${policyVersion} ${rule}`;
