import type { EntityManager } from 'typeorm';
import { calendarOf } from '@evenhand/shared/sla/calendar-of';
import { dateIn } from '@evenhand/shared/sla/date-in';
import type { CalendarDraft, CalendarRow, FeedState, SpeltOutDate } from '@evenhand/shared/wire/calendars';
import { policiesIn } from './policies-in.js';

/** A version as it is stored; what came before calendars had hours says little of its rules. */
export interface StoredVersion {
  readonly id: string;
  readonly version: number;
  readonly isLatest: boolean;
  readonly name: string;
  readonly rules: Partial<CalendarDraft> & Pick<CalendarDraft, 'zone' | 'isAlwaysOpen'>;
  readonly dates: readonly SpeltOutDate[];
  readonly tzdata: string;
  readonly changedAt: string;
  readonly retiredAt: string | null;
  readonly feed: FeedState | null;
  readonly policies: number;
  readonly now: Date;
}

const STORED = `
  select c.id, c.version, c.version = l.version as "isLatest", c.name, c.rules, c.dates, c.tzdata,
         desk.instant(c.created_at) as "changedAt", desk.instant(c.retired_at) as "retiredAt", desk.now() as now,
         (select count(*)::int from (${policiesIn('c.id')}) p) as policies,
         (select json_build_object('url', f.url, 'readAt', desk.instant(f.read_at),
                   'triedAt', desk.instant(f.tried_at), 'error', f.error, 'nextAt', desk.instant(f.next_at))
            from desk.calendar_feed f
           where f.brand_id = $1 and f.calendar_id = c.id and c.version = l.version) as feed
    from desk.calendar c
    join (select id, max(version) as version from desk.calendar where brand_id = $1 group by id) l on l.id = c.id
   where c.brand_id = $1`;

const LATEST = `${STORED} and c.version = l.version and c.retired_at is null order by lower(c.name), c.id`;

const ONE = `${STORED} and c.id = $2 and c.version = coalesce($3, l.version)`;

/** The calendars that a brand has, each in its latest version, by name. */
export async function calendarRows(
  tx: Pick<EntityManager, 'query'>,
  brandId: string,
): Promise<CalendarRow[]> {
  const stored = await tx.query<StoredVersion[]>(LATEST, [brandId]);
  return stored.map(rowOf);
}

export async function storedVersion(
  tx: Pick<EntityManager, 'query'>,
  brandId: string,
  calendarId: string,
  version: number | null,
): Promise<StoredVersion | undefined> {
  const [stored] = await tx.query<StoredVersion[]>(ONE, [brandId, calendarId, version]);
  return stored;
}

export function rowOf(stored: StoredVersion): CalendarRow {
  const { id, version, name, feed, policies, changedAt, rules, dates, now } = stored;
  const { zone, isAlwaysOpen, weekly = {} } = rules;
  const today = dateIn(zone, now.getTime());
  const next = dates.find(({ date, hours }) => date >= today && hours.length === 0);
  return {
    ...{ id, version, name, zone, isAlwaysOpen, weekly, weeklyMinutes: weeklyMinutes(rules) },
    nextDayOff: next ? { date: next.date, name: next.name } : null,
    ...{ feed, policies, changedAt },
  };
}

const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS;

/** Of a week without dates, in a zone that never changes its clocks. */
function weeklyMinutes({ isAlwaysOpen, weekly = {} }: StoredVersion['rules']): number {
  if (isAlwaysOpen) return WEEK_MS / MINUTE_MS;
  if (Object.values(weekly).every((intervals) => intervals.length === 0)) return 0;
  return calendarOf({ tz: 'UTC', weekly }).openMs(0, WEEK_MS) / MINUTE_MS;
}
