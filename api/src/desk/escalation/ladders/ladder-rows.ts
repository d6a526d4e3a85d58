import type { EntityManager } from 'typeorm';
import type { LadderPage, LadderRow } from '@evenhand/shared/wire/ladders';
import { RUNGS } from './rung-sql.js';

/** Policies in force that climb ladder `l`. */
const POLICIES = `
  (select count(distinct g.policy_id)::int from desk.target g
     join desk.policy p on p.brand_id = $1 and (p.id, p.version) = (g.policy_id, g.policy_version)
    where g.brand_id = $1 and g.ladder_id = l.id and p.retired_at is null
      and p.version = (select max(version) from desk.policy o where o.brand_id = $1 and o.id = p.id))`;

const ROW = `
  select l.id, l.version, l.name, ${RUNGS} as rungs, ${POLICIES} as policies, desk.instant(l.created_at) as "changedAt"`;

const LIST = `
  ${ROW} from desk.ladder l
   where l.brand_id = $1 and l.retired_at is null
     and l.version = (select max(version) from desk.ladder o where o.brand_id = $1 and o.id = l.id)
   order by lower(l.name), l.created_at, l.id`;

/** Who made it is in the ledger; what an account began with, nobody made. */
const VERSIONS = `
  (select json_agg(json_build_object('version', v.version, 'at', desk.instant(v.created_at),
            'by', coalesce((select p.name from ledger.event e join people.person p on 'person ' || p.id = e.actor
                             where e.brand_id = $1 and e.chain = v.id and e.kind in ('ladder added', 'ladder changed')
                               and e.body ->> 'version' = v.version::text limit 1), '')) order by v.version desc)
     from desk.ladder v where v.brand_id = $1 and v.id = l.id)`;

const PAGE = `
  ${ROW}, desk.instant(l.retired_at) as "retiredAt", ${VERSIONS} as versions,
         l.version = (select max(version) from desk.ladder o where o.brand_id = $1 and o.id = l.id) as "isLatest"
    from desk.ladder l
   where l.brand_id = $1 and l.id = $2 and ($3::int is null or l.version = $3)
   order by l.version desc limit 1`;

type Asking = Pick<EntityManager, 'query'>;

export function ladderRows(desk: Asking, brandId: string): Promise<LadderRow[]> {
  return desk.query<LadderRow[]>(LIST, [brandId]);
}

/** @param version the latest where it is null */
export async function ladderPage(
  desk: Asking,
  { brandId, ladderId }: { brandId: string; ladderId: string },
  version: number | null,
): Promise<LadderPage | null> {
  const [page] = await desk.query<LadderPage[]>(PAGE, [brandId, ladderId, version]);
  return page ?? null;
}
