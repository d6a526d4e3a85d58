import type { EntityManager } from 'typeorm';
import type { PromiseRef } from '../reckoning/standing-clocks.js';

type RuleRef = Pick<PromiseRef, 'policyId' | 'policyVersion' | 'rule'>;

const READ = `
  select policy_id as "policyId", policy_version as "policyVersion", position as rule, name from desk.policy_rule
   where brand_id = $1 and (policy_id, policy_version, position) in (select "policyId", "policyVersion", rule
         from json_to_recordset($2::json) as r ("policyId" uuid, "policyVersion" int, rule smallint))`;

/** What rules were called in the versions that clocks run under. */
export async function ruleNames(
  tx: Pick<EntityManager, 'query'>,
  brandId: string,
  rules: readonly RuleRef[],
): Promise<(rule: RuleRef) => string> {
  const rows = await tx.query<(RuleRef & { name: string })[]>(READ, [brandId, JSON.stringify(rules)]);
  const names = new Map(rows.map((row) => [keyOf(row), row.name]));
  return (rule) => names.get(keyOf(rule)) ?? '';
}

const keyOf = ({ policyId, policyVersion, rule }: RuleRef) => `${policyId} ${policyVersion} ${rule}`;
