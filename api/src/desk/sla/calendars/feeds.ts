import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { clock } from '../../../clock.js';
import { NotFound, Refusal } from '../../../platform/refusal.js';
import { draftOf } from './calendar-page.js';
import { storedVersion } from './calendar-rows.js';
import type { DayOff } from './day-off.js';
import { FeedReader } from './feed-reader.js';
import { readIcalendar, type FromWorker } from './icalendar.js';
import { lockCalendar } from './lock-calendar.js';
import { spellOut, type SpeltOut } from './spell-out.js';
import { takeDueFeed, takeFeed, type TakenFeed } from './take-due-feed.js';
import { writeVersion } from './write-version.js';
import { type Years, yearsAround } from './years.js';

const READ = `
  update desk.calendar_feed set days = $4, read_at = desk.now(), error = null, failures = 0,
         next_at = desk.now() + interval '1 day'
   where brand_id = $1 and calendar_id = $2 and url = $3`;

const FAILED = `
  update desk.calendar_feed set error = $4, failures = failures + 1,
         next_at = desk.now() + least(interval '1 day', interval '15 minutes' * (2 ^ least(failures, 10)))
   where brand_id = $1 and calendar_id = $2 and url = $3`;

/** Days off at an address, read again each day. What cannot be read leaves those in force that were read before. */
@Injectable()
export class Feeds {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly reader: FeedReader,
  ) {}

  /** Reads the feed that is due. @returns whether there was one */
  async readDue(): Promise<boolean> {
    const taken = await takeDueFeed(this.desk);
    if (taken) await this.read(taken);
    return taken !== undefined;
  }

  /** @throws NotFound, and Refusal where the calendar reads no feed */
  async readNow(brandId: string, calendarId: string): Promise<void> {
    const taken = await takeFeed(this.desk, brandId, calendarId);
    if (taken) return this.read(taken);
    if (!(await storedVersion(this.desk, brandId, calendarId, null))) throw new NotFound('calendar');
    throw new Refusal('no-feed', 'This calendar reads no days off from an address.', 409);
  }

  private async read(taken: TakenFeed): Promise<void> {
    const { brandId, calendarId, url } = taken;
    const stored = await storedVersion(this.desk, brandId, calendarId, null);
    if (!stored) return;
    const years = yearsAround(await clock.now(this.desk), stored.rules.zone);
    const answer = await this.reader.read(url, years);
    if ('problem' in answer) await fail(this.desk, taken, answer.problem);
    else await this.desk.transaction((tx) => settle(tx, taken, daysNow(taken.days, answer, years), years));
  }
}

/** Past days stay as they were: feeds forget them, and clocks that ran then do not. */
function daysNow(
  former: readonly DayOff[],
  read: Extract<FromWorker, { days: unknown }>,
  { today }: Years,
): DayOff[] {
  return [...former.filter(({ date }) => date < today), ...read.days.filter(({ date }) => date >= today)];
}

const fail = (tx: Pick<EntityManager, 'query'>, { brandId, calendarId, url }: TakenFeed, problem: string) =>
  tx.query<unknown>(FAILED, [brandId, calendarId, url, problem]);

const unusable = ({ problems }: SpeltOut) =>
  `The days off that it gives cannot be used: ${problems.map(({ what }) => what).join(' ')}`;

/** A new version where the days have changed, unless the calendar reads something else meanwhile. */
async function settle(tx: EntityManager, taken: TakenFeed, days: DayOff[], years: Years): Promise<void> {
  const { brandId, calendarId, url } = taken;
  const latest = await lockCalendar(tx, brandId, calendarId);
  const stored = await storedVersion(tx, brandId, calendarId, latest);
  if (stored?.feed?.url !== url) return;
  const draft = draftOf(stored);
  const spelt = spellOut(draft, { feed: days, file: await fileDays(draft.file, years) }, years);
  const { dates, rules } = spelt;
  if (!rules) {
    await fail(tx, taken, unusable(spelt));
    return;
  }
  await tx.query(READ, [brandId, calendarId, url, JSON.stringify(days)]);
  if (JSON.stringify(days) === JSON.stringify(taken.days)) return;
  const version = latest + 1;
  const said = { actor: 'clocks', at: await clock.now(tx) };
  await writeVersion(tx, brandId, { calendarId, version, draft, dates, rules }, said);
}

/** What a draft's file says of the years given. */
export async function fileDays(file: string | null, { first, last }: Years): Promise<readonly DayOff[]> {
  if (file === null) return [];
  const read = await readIcalendar(file, { from: `${first}-01-01`, to: `${last}-12-31` });
  return 'problem' in read ? [] : read.days;
}
