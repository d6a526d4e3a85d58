import type { EntityManager } from 'typeorm';
import { clock } from '../../../clock.js';
import { draftOf } from '../calendars/calendar-page.js';
import { storedVersion } from '../calendars/calendar-rows.js';
import type { DayOff } from '../calendars/day-off.js';
import { fileDays } from '../calendars/feeds.js';
import { lockCalendar } from '../calendars/lock-calendar.js';
import { spellOut } from '../calendars/spell-out.js';
import { writeVersion } from '../calendars/write-version.js';
import { yearsAround } from '../calendars/years.js';

const FEED_DAYS = 'select days from desk.calendar_feed where brand_id = $1 and calendar_id = $2';

/** Other dates are another version, as where a feed has changed. @returns whether there is one now */
export async function extendDates(tx: EntityManager, brandId: string, calendarId: string): Promise<boolean> {
  const latest = await lockCalendar(tx, brandId, calendarId);
  const stored = await storedVersion(tx, brandId, calendarId, latest);
  if (!stored) return false;
  const at = await clock.now(tx);
  const draft = draftOf(stored);
  const years = yearsAround(at, draft.zone);
  const [feed] = await tx.query<{ days: DayOff[] }[]>(FEED_DAYS, [brandId, calendarId]);
  const elsewhere = { feed: feed?.days ?? [], file: await fileDays(draft.file, years) };
  const { dates, rules } = spellOut(draft, elsewhere, years);
  const isKnown = (date: string) => stored.dates.some((one) => one.date === date);
  if (!rules || dates.every(({ date }) => isKnown(date))) return false;
  const next = { calendarId, version: latest + 1, draft, dates, rules };
  await writeVersion(tx, brandId, next, { actor: 'clocks', at });
  return true;
}
