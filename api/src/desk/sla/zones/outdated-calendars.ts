import type { EntityManager } from 'typeorm';
import type { CalendarRules } from '@evenhand/shared/sla/calendar-rules';
import { writeOpenings } from '../calendars/write-version.js';

/** A calendar that was spelt out by another tzdata than this process has. */
export interface OutdatedCalendar {
  readonly brandId: string;
  readonly calendarId: string;
  readonly version: number;
  readonly tzdata: string;
  readonly rules: CalendarRules;
}

/** Of `desk.calendar c`: those that new clocks begin in, and those that a clock runs in, or ran in before. */
export const IN_USE = `
       (c.retired_at is null
          and c.version = (select max(version) from desk.calendar where brand_id = c.brand_id and id = c.id)
       or exists (select from desk.clock k
                   where k.brand_id = c.brand_id and (k.calendar_id, k.calendar_version) = (c.id, c.version)
                     and k.stopped_at is null and k.state <> 'cancelled')
       or exists (select from desk.former_calendar f
                    join desk.clock k on (k.brand_id, k.ticket_id, k.kind, k.round)
                                       = (f.brand_id, f.ticket_id, f.clock, f.round)
                   where f.brand_id = c.brand_id and (f.calendar_id, f.calendar_version) = (c.id, c.version)
                     and k.stopped_at is null and k.state <> 'cancelled'))`;

/** What is always open has no zone. */
const OUTDATED = `
  select c.brand_id as "brandId", c.id as "calendarId", c.version, c.tzdata, c.expanded as rules
    from desk.calendar c
   where c.tzdata <> $1 and not c.is_always_open
     and ${IN_USE}
   order by c.brand_id, c.id, c.version`;

export const outdatedCalendars = (
  tx: Pick<EntityManager, 'query'>,
  tzdata: string,
): Promise<OutdatedCalendar[]> => tx.query<OutdatedCalendar[]>(OUTDATED, [tzdata]);

const FORGET = 'delete from desk.opening where brand_id = $1 and calendar_id = $2 and calendar_version = $3';

/** By the zones as this process knows them. */
export async function spellOutAgain(
  tx: EntityManager,
  { brandId, ...calendar }: Omit<OutdatedCalendar, 'tzdata'>,
  now: Date,
): Promise<void> {
  await tx.query(FORGET, [brandId, calendar.calendarId, calendar.version]);
  await writeOpenings(tx, brandId, calendar, now);
}

const MARK = `
  update desk.calendar c set tzdata = $3
    from json_to_recordset($2::json) as o ("calendarId" uuid, version int)
   where c.brand_id = $1 and (c.id, c.version) = (o."calendarId", o.version)`;

/** Once everything that follows from them is reckoned again. */
export async function markFollowed(
  tx: EntityManager,
  brandId: string,
  calendars: readonly OutdatedCalendar[],
  tzdata: string,
): Promise<void> {
  const refs = calendars.map(({ calendarId, version }) => ({ calendarId, version }));
  await tx.query(MARK, [brandId, JSON.stringify(refs), tzdata]);
}
