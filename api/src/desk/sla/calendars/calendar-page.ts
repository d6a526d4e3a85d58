import type { EntityManager } from 'typeorm';
import type { CalendarDraft, CalendarPage } from '@evenhand/shared/wire/calendars';
import { NotFound } from '../../../platform/refusal.js';
import { rowOf, storedVersion, type StoredVersion } from './calendar-rows.js';

const VERSIONS = `
  select c.version, desk.instant(c.created_at) as at,
         (select p.name from ledger.event e join people.person p on e.actor = 'person ' || p.id
           where e.brand_id = $1 and e.chain = $2 and e.kind in ('calendar added', 'calendar changed')
             and e.body ->> 'version' = c.version::text limit 1) as by
    from desk.calendar c
   where c.brand_id = $1 and c.id = $2
   order by c.version desc`;

/** A calendar in its latest version, or in the one that is asked for; also one that was retired. @throws NotFound */
export async function calendarPage(
  tx: Pick<EntityManager, 'query'>,
  brandId: string,
  calendarId: string,
  version: number | null = null,
): Promise<CalendarPage> {
  const stored = await storedVersion(tx, brandId, calendarId, version);
  if (!stored) throw new NotFound('calendar');
  const versions = await tx.query<CalendarPage['versions'][number][]>(VERSIONS, [brandId, calendarId]);
  const { dates, tzdata, retiredAt } = stored;
  return { ...rowOf(stored), draft: draftOf(stored), dates, tzdata, retiredAt, versions };
}

export const draftOf = ({
  name,
  rules,
  feed,
}: Pick<StoredVersion, 'name' | 'rules' | 'feed'>): CalendarDraft => ({
  ...{ weekly: {}, specials: [], publicHolidays: null, keptOpen: [], file: null },
  ...rules,
  ...{ name, feedUrl: feed?.url ?? null },
});
