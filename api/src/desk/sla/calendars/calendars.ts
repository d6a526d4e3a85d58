import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { calendarOf } from '@evenhand/shared/sla/calendar-of';
import type { Calendar } from '@evenhand/shared/sla/calendar';
import type { CalendarRules } from '@evenhand/shared/sla/calendar-rules';

/** Which version of which calendar. */
export interface CalendarRef {
  readonly calendarId: string;
  readonly calendarVersion: number;
}

const READ = `
  select id as "calendarId", version as "calendarVersion", expanded from desk.calendar
   where brand_id = $1 and (id, version) in (select "calendarId", "calendarVersion"
         from json_to_recordset($2::json) as c ("calendarId" uuid, "calendarVersion" int))`;

/** Versions never change, so each is made once; a calendar keeps what it has worked out. */
const MOST = 1_000;

/** The calendars that clocks run in, ready to reckon with. */
@Injectable()
export class Calendars {
  private readonly made = new Map<string, Calendar>();

  /** @returns a calendar for each that is asked for. */
  async get(
    tx: Pick<EntityManager, 'query'>,
    brandId: string,
    wanted: readonly CalendarRef[],
  ): Promise<(ref: CalendarRef) => Calendar> {
    if (this.made.size + wanted.length > MOST) this.made.clear();
    const missing = wanted.filter((one) => !this.made.has(keyOf(brandId, one)));
    if (missing.length > 0) await this.make(tx, brandId, missing);
    const found = new Map(wanted.map((one) => [keyOf(brandId, one), this.made.get(keyOf(brandId, one))]));
    return (ref) => {
      const calendar = found.get(keyOf(brandId, ref));
      if (!calendar)
        throw new Error(`There is no version ${ref.calendarVersion} of calendar ${ref.calendarId}.`);
      return calendar;
    };
  }

  private async make(
    tx: Pick<EntityManager, 'query'>,
    brandId: string,
    missing: readonly CalendarRef[],
  ): Promise<void> {
    const rows = await tx.query<(CalendarRef & { expanded: CalendarRules })[]>(READ, [
      brandId,
      JSON.stringify(missing),
    ]);
    for (const row of rows) this.made.set(keyOf(brandId, row), calendarOf(row.expanded));
  }
}

const keyOf = (brandId: string, { calendarId, calendarVersion }: CalendarRef) =>
  `${brandId} ${calendarId} ${calendarVersion}`;
