import type { EntityManager } from 'typeorm';
import { NotFound } from '../../../platform/refusal.js';

/** Its first version is there as long as it is, so that one is locked; what is latest is asked for afterwards. */
const LOCK = `
  select id from desk.calendar
   where brand_id = $1 and id = $2 and version = 1 and retired_at is null for update`;

const LATEST = `select max(version) as version from desk.calendar where brand_id = $1 and id = $2`;

/** Nobody else writes a version of it, or retires it, meanwhile. @returns its latest version. @throws NotFound */
export async function lockCalendar(tx: EntityManager, brandId: string, calendarId: string): Promise<number> {
  const locked = await tx.query<unknown[]>(LOCK, [brandId, calendarId]);
  if (locked.length === 0) throw new NotFound('calendar');
  const [latest] = await tx.query<{ version: number }[]>(LATEST, [brandId, calendarId]);
  return latest?.version ?? 1;
}
