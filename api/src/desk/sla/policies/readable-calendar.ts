import type { EntityManager } from 'typeorm';
import type { ReadableCalendar } from '@evenhand/shared/wire/policies';
import { NotFound } from '../../../platform/refusal.js';

const READ = `
  select id, version, name, expanded as rules from desk.calendar
   where brand_id = $1 and id = $2 order by version desc limit 1`;

/** A calendar for whoever wants to reckon with it, a browser say. @throws NotFound */
export async function readableCalendar(
  tx: Pick<EntityManager, 'query'>,
  brandId: string,
  calendarId: string,
): Promise<ReadableCalendar> {
  const [calendar] = await tx.query<ReadableCalendar[]>(READ, [brandId, calendarId]);
  if (!calendar) throw new NotFound('calendar');
  return calendar;
}
