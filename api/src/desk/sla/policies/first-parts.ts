import type { EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';

const latest = (table: string) =>
  `(select distinct on (id) * from desk.${table} where brand_id = $1 order by id, version desc)`;

const ALWAYS_OPEN = `
  select id from ${latest('calendar')} c where is_always_open and retired_at is null order by created_at, id limit 1`;

const ADD_ALWAYS_OPEN = `
  insert into desk.calendar (brand_id, id, version, name, is_always_open, created_at)
    values ($1, $2, 1, 'Always open', true, desk.now())`;

/** The brand's calendar that is always open; it gets one where it has none. @returns its id. */
export async function alwaysOpen(tx: EntityManager, brandId: string): Promise<string> {
  const [found] = await tx.query<{ id: string }[]>(ALWAYS_OPEN, [brandId]);
  if (found) return found.id;
  const id = newId();
  await tx.query(ADD_ALWAYS_OPEN, [brandId, id]);
  return id;
}

const NAME = 'Assignee, then owner';

const PLAIN_LADDER = `
  select l.id from ${latest('ladder')} l
   where l.retired_at is null and l.version = 1 and l.name = '${NAME}'
     and (select repeat_minutes from desk.rung r
           where r.brand_id = $1 and (r.ladder_id, r.ladder_version, r.position) = (l.id, 1, 2)) = $2
   order by l.created_at, l.id limit 1`;

const ADD_PLAIN_LADDER = `
  with ladder as (
    insert into desk.ladder (brand_id, id, version, name, created_at) values ($1, $3, 1, '${NAME}', desk.now())
  )
  insert into desk.rung (brand_id, ladder_id, ladder_version, position, at_percent, whom, repeat_minutes)
    values ($1, $3, 1, 1, 75, 'assignee', null), ($1, $3, 1, 2, 100, 'owner', $2::int)`;

/** A ladder that tells the assignee, and at the breach the owner, again every so often. @returns its id. */
export async function plainLadder(
  tx: EntityManager,
  brandId: string,
  repeatMinutes: number,
): Promise<string> {
  const [found] = await tx.query<{ id: string }[]>(PLAIN_LADDER, [brandId, repeatMinutes]);
  if (found) return found.id;
  const id = newId();
  await tx.query(ADD_PLAIN_LADDER, [brandId, repeatMinutes, id]);
  return id;
}
