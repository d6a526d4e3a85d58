import type { EntityManager } from 'typeorm';
import type { DayOff } from './day-off.js';

const KEEP = `
  insert into desk.calendar_feed (brand_id, calendar_id, url, days, read_at, tried_at, next_at)
    values ($1, $2, $3, $4, desk.now(), desk.now(), desk.now() + interval '1 day')
  on conflict (brand_id, calendar_id) do update
     set url = excluded.url, days = excluded.days, read_at = excluded.read_at, tried_at = excluded.tried_at,
         next_at = excluded.next_at, error = null, failures = 0
   where calendar_feed.url <> excluded.url`;

const DROP = `delete from desk.calendar_feed where brand_id = $1 and calendar_id = $2`;

/** The address that a calendar reads from now on, and what it said; one that is read already goes on as it was. */
export async function keepFeed(
  tx: EntityManager,
  brandId: string,
  calendarId: string,
  { url, days }: { url: string | null; days: readonly DayOff[] },
): Promise<void> {
  if (url === null) await tx.query(DROP, [brandId, calendarId]);
  else await tx.query(KEEP, [brandId, calendarId, url, JSON.stringify(days)]);
}
