import type { EntityManager } from 'typeorm';
import type { PolicyDraft, PolicyPage } from '@evenhand/shared/wire/policies';

/** A version as it was written. */
export interface Version {
  readonly version: number;
  readonly isDefault: boolean;
  readonly isRetired: boolean;
  readonly draft: PolicyDraft;
}

const READ = `
  select p.version, p.is_default as "isDefault", p.retired_at is not null as "isRetired",
         json_build_object('name', p.name, 'reason', p.reason, 'rules', (
           select json_agg(json_build_object(
                    'name', r.name, 'conditions', r.conditions, 'verificationMinutes', r.verification_minutes,
                    'startsAtTop', r.starts_at_top, 'targets', (
                      select coalesce(json_agg(json_build_object(
                               'clock', g.clock, 'seconds', g.seconds, 'thresholds', g.thresholds,
                               'calendarId', g.calendar_id, 'ladderId', g.ladder_id, 'pauses', g.pauses,
                               'isStoppedByDeflections', g.is_stopped_by_deflections)
                               order by array_position(array['first_response', 'next_response', 'resolution'], g.clock)), '[]')
                        from desk.target g
                       where g.brand_id = $1 and (g.policy_id, g.policy_version, g.rule)
                             = (r.policy_id, r.policy_version, r.position))) order by r.position)
             from desk.policy_rule r
            where r.brand_id = $1 and (r.policy_id, r.policy_version) = (p.id, p.version))) as draft
    from desk.policy p
   where p.brand_id = $1 and p.id = $2 and ($3::int is null or p.version = $3)
   order by p.version desc limit 1`;

/** The latest, where none is named. @returns null where there is none. */
export async function readVersion(
  tx: Pick<EntityManager, 'query'>,
  brandId: string,
  policyId: string,
  version: number | null = null,
): Promise<Version | null> {
  const [found] = await tx.query<Version[]>(READ, [brandId, policyId, version]);
  return found ?? null;
}

const VERSIONS = `
  select desk.instant(max(retired_at) over ()) as "retiredAt", p.version, desk.instant(p.created_at) as at,
         b.name as by, p.reason
    from desk.policy p left join people.person b on b.id = p.made_by
   where p.brand_id = $1 and p.id = $2
   order by p.version desc`;

type Kept = PolicyPage['versions'][number];

/** Every version there was, and since when the policy is retired. */
export async function readVersions(
  tx: Pick<EntityManager, 'query'>,
  brandId: string,
  policyId: string,
): Promise<Pick<PolicyPage, 'versions' | 'retiredAt'>> {
  const rows = await tx.query<(Kept & { retiredAt: string | null })[]>(VERSIONS, [brandId, policyId]);
  const versions = rows.map(({ version, at, by, reason }) => ({ version, at, by, reason }));
  return { versions, retiredAt: rows[0]?.retiredAt ?? null };
}
