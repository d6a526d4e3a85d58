import type { DataSource } from 'typeorm';
import type { RotaRules } from '@evenhand/shared/oncall/rota-rules';
import type { Override } from '@evenhand/shared/wire/ladders';

type Desk = Pick<DataSource, 'query'>;

/** A rota by its latest version, with whoever stands in from yesterday on. */
export interface StoredRota {
  readonly brandId: string;
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly rules: RotaRules;
  /** In the order in which they were made. */
  readonly overrides: readonly Override[];
  /** How many ladders name it. */
  readonly ladders: number;
}

/** The rungs of all latest versions of ladders that are in use. */
export const RUNGS_IN_USE = `
  select u.* from desk.rung u
    join (select distinct on (brand_id, id) brand_id, id, version, retired_at
            from desk.ladder order by brand_id, id, version desc) y
      on (y.brand_id, y.id, y.version) = (u.brand_id, u.ladder_id, u.ladder_version) and y.retired_at is null`;

const ROTAS = `
  with latest as (
    select distinct on (id) * from desk.rota where brand_id = $1 and ($2::uuid is null or id = $2)
     order by id, version desc)
  select r.brand_id as "brandId", r.id, r.version, r.name, r.rules,
         (select count(distinct u.ladder_id)::int from (${RUNGS_IN_USE}) u
           where u.brand_id = $1 and u.rota_id = r.id) as ladders,
         coalesce((select json_agg(json_build_object('id', o.id, 'from', desk.instant(o.starts_at),
                            'to', desk.instant(o.ends_at), 'madeBy', json_build_object('id', b.id, 'name', b.name),
                            'person', case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end)
                          order by o.made_at, o.id)
                     from desk.rota_override o
                     join people.person b on b.id = o.made_by
                     left join people.person p on p.id = o.person_id
                    where o.brand_id = $1 and o.rota_id = r.id
                      and o.ends_at > desk.now() - interval '1 day'), '[]') as overrides
    from latest r
   where r.retired_at is null
   order by lower(r.name), r.id`;

export const rotasOf = (desk: Desk, brandId: string): Promise<StoredRota[]> =>
  desk.query<StoredRota[]>(ROTAS, [brandId, null]);

export async function rotaOf(desk: Desk, brandId: string, id: string): Promise<StoredRota | undefined> {
  return (await desk.query<StoredRota[]>(ROTAS, [brandId, id]))[0];
}

/** On the first version, which every change finds. */
const LOCK = 'select from desk.rota where brand_id = $1 and id = $2 and version = 1 for no key update';

export async function lockRota(tx: Desk, brandId: string, id: string): Promise<void> {
  await tx.query(LOCK, [brandId, id]);
}

const LOCK_TO_RETIRE = 'select from desk.rota where brand_id = $1 and id = $2 and version = 1 for update';

/** Not even a ladder comes to name it meanwhile. */
export async function lockRotaToRetire(tx: Desk, brandId: string, id: string): Promise<void> {
  await tx.query(LOCK_TO_RETIRE, [brandId, id]);
}

/** Whether nobody else has it; the next one to look comes round again. */
export async function tryLockRota(tx: Desk, brandId: string, id: string): Promise<boolean> {
  return (await tx.query<unknown[]>(`${LOCK} skip locked`, [brandId, id])).length > 0;
}
