import type { EntityManager } from 'typeorm';
import { AHEAD_DAYS, DAY_MS, planned } from './plan.js';
import type { StoredRota } from './stored-rota.js';

const FORGET = 'delete from desk.shift where brand_id = $1 and rota_id = $2 and starts_at >= $3';

const CUT = `
  update desk.shift set ends_at = $3
   where brand_id = $1 and rota_id = $2 and starts_at < $3 and ends_at > $3`;

const WRITE = `
  insert into desk.shift (brand_id, rota_id, starts_at, ends_at, person_id, is_override)
    select $1, $2, s.starts_at, s.ends_at, s.person_id, s.is_override
      from unnest($3::timestamptz[], $4::timestamptz[], $5::uuid[], $6::boolean[])
        as s (starts_at, ends_at, person_id, is_override)`;

/**
 * Writes down who is on call from an instant on, which the alarm reads; what was before stays as it was. Who has left
 * stands there too, and the alarm passes them over: should they come back, it is their turn again.
 */
export async function writeShifts(tx: EntityManager, rota: StoredRota, now: Date): Promise<void> {
  const key = [rota.brandId, rota.id];
  await tx.query(FORGET, [...key, now]);
  await tx.query(CUT, [...key, now]);
  const window = { from: now.getTime(), to: now.getTime() + AHEAD_DAYS * DAY_MS };
  const shifts = planned(rota, window).filter(({ gap }) => gap === null);
  await tx.query(WRITE, [
    ...key,
    shifts.map(({ from }) => new Date(from)),
    shifts.map(({ to }) => new Date(to)),
    shifts.map(({ personId }) => personId),
    shifts.map(({ isOverride }) => isOverride),
  ]);
}

/** From now on nobody is on call by it. */
export async function endShifts(
  tx: EntityManager,
  brandId: string,
  rotaId: string,
  now: Date,
): Promise<void> {
  await tx.query(FORGET, [brandId, rotaId, now]);
  await tx.query(CUT, [brandId, rotaId, now]);
}
