import type { EntityManager } from 'typeorm';
import type { LadderChoices } from '@evenhand/shared/wire/ladders';

const CHOICES = `
  select (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name, p.id), '[]')
            from people.membership m join people.person p on p.id = m.person_id
           where m.brand_id = $1 and m.role <> 'auditor' and p.disabled_at is null) as people,
         (select coalesce(json_agg(json_build_object('id', r.id, 'name', r.name) order by r.name, r.id), '[]')
            from desk.rota r
           where r.brand_id = $1 and r.retired_at is null
             and r.version = (select max(version) from desk.rota o where o.brand_id = $1 and o.id = r.id)) as rotas,
         (select coalesce(json_agg(json_build_object('id', h.id, 'name', h.name) order by h.name, h.id), '[]')
            from desk.webhook h where h.brand_id = $1 and h.retired_at is null) as webhooks`;

export type KnownToBrand = Omit<LadderChoices, 'unavailable'>;

/** Whom a ladder of this brand may tell, and into which rooms. */
export async function ladderChoices(
  desk: Pick<EntityManager, 'query'>,
  brandId: string,
): Promise<KnownToBrand> {
  const [row] = await desk.query<[KnownToBrand]>(CHOICES, [brandId]);
  return row;
}
