import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { InjectDataSource } from '@nestjs/typeorm';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { clock } from '../../../clock.js';
import { Wakeups } from '../../../ledger/wakeups.js';
import { extendDates } from './extend-dates.js';
import { IN_USE, spellOutAgain, type OutdatedCalendar } from './outdated-calendars.js';

const LOOK_MS = 60 * 60_000;
/** Everything is spelt out for ten years; what has been so for one is spelt out again. */
const ENOUGH = "interval '9 years'";

const ENDING = `
  select c.brand_id as "brandId", c.id as "calendarId", c.version, c.expanded as rules
    from desk.calendar c
   where c.openings_until < desk.now() + ${ENOUGH}`;

const OPENINGS_ENDING = `${ENDING} and ${IN_USE} order by c.brand_id, c.id, c.version`;

const TAKE = `${ENDING} and c.brand_id = $1 and c.id = $2 and c.version = $3 for no key update of c skip locked`;

/** Those in which something comes back that was spelt out a year ago. */
const DATES_ENDING = `
  select c.brand_id as "brandId", c.id as "calendarId"
    from desk.calendar c
   where c.retired_at is null and not c.is_always_open and c.created_at < desk.now() - interval '1 year'
     and c.version = (select max(version) from desk.calendar where brand_id = c.brand_id and id = c.id)
     and (c.rules ->> 'publicHolidays' is not null or c.rules ->> 'file' is not null
          or exists (select from json_array_elements(c.rules -> 'specials') s where (s ->> 'isYearly')::boolean))
   order by c.brand_id, c.id`;

type Ending = Omit<OutdatedCalendar, 'tzdata'>;

/** Moves on how far ahead calendars are known, so that nothing runs out quietly. Any node may. */
@Injectable()
export class CalendarHorizon {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly wakeups: Wakeups,
    @InjectPinoLogger(CalendarHorizon.name) private readonly log: PinoLogger,
  ) {}

  @Interval(LOOK_MS)
  async look(): Promise<void> {
    try {
      for (const one of await this.desk.query<Ending[]>(DATES_ENDING)) await this.extend(one);
      for (const one of await this.desk.query<Ending[]>(OPENINGS_ENDING)) await this.writeOn(one);
    } catch (error) {
      this.log.error({ err: error }, 'calendars could not be moved on; trying again in an hour');
    }
  }

  private async extend({ brandId, calendarId }: Ending): Promise<void> {
    const isNew = await this.desk.transaction((tx) => extendDates(tx, brandId, calendarId));
    if (isNew) this.wakeups.nudge('events', brandId);
  }

  /** The same version, open at the same instants: nothing happened that the ledger could tell of. */
  private async writeOn({ brandId, calendarId, version }: Ending): Promise<void> {
    await this.desk.transaction(async (tx) => {
      const [taken] = await tx.query<Ending[]>(TAKE, [brandId, calendarId, version]);
      if (taken) await spellOutAgain(tx, taken, await clock.now(tx));
    });
  }
}
