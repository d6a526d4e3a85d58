import type { EntityManager } from 'typeorm';
import { rulesJson, type Rule } from '../planning/targets.js';
import type { PromiseRef } from './standing-clocks.js';

type VersionRef = Pick<PromiseRef, 'policyId' | 'policyVersion'>;

const READ = `
  select p.id as "policyId", p.version as "policyVersion", ${rulesJson('p.id', 'p.version')} as rules
    from desk.policy p
   where p.brand_id = $1 and (p.id, p.version) in (select "policyId", "policyVersion"
         from json_to_recordset($2::json) as v ("policyId" uuid, "policyVersion" int))`;

/** The rules of versions that clocks run under, whatever has become of the policy since. */
export async function rulesOfVersions(
  tx: Pick<EntityManager, 'query'>,
  brandId: string,
  versions: readonly VersionRef[],
): Promise<(version: VersionRef) => readonly Rule[]> {
  const rows = await tx.query<(VersionRef & { rules: Rule[] })[]>(READ, [brandId, JSON.stringify(versions)]);
  const rules = new Map(rows.map((row) => [keyOf(row), row.rules]));
  return (version) => rules.get(keyOf(version)) ?? [];
}

const keyOf = ({ policyId, policyVersion }: VersionRef) => `${policyId} ${policyVersion}`;
