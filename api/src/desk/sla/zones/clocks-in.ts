import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { clock } from '../../../clock.js';
import { append } from '../../../ledger/append.js';
import { lockTickets } from '../../tickets/states/lock-ticket.js';
import { Calendars, type CalendarRef } from '../calendars/calendars.js';
import { calendarsOf, dueAgain } from '../reckoning/due-again.js';
import { isOpenToChange } from '../reckoning/new-promise.js';
import { settleDue } from '../reckoning/settle.js';
import { standingClocks, type StandingClock } from '../reckoning/standing-clocks.js';
import { writeDue } from '../reckoning/write-due.js';
import { movedEntry } from '../entries/moved-entry.js';

const CHUNK = 200;

const TICKETS = `
  with outdated as (
    select * from json_to_recordset($2::json) as o ("calendarId" uuid, "calendarVersion" int)
  )
  select distinct c.ticket_id as id from desk.clock c
   where c.brand_id = $1 and c.state in ('running', 'paused') and ($3::uuid is null or c.ticket_id > $3)
     and ((c.calendar_id, c.calendar_version) in (table outdated)
       or exists (select from desk.former_calendar f
                   where f.brand_id = $1 and (f.ticket_id, f.clock, f.round) = (c.ticket_id, c.kind, c.round)
                     and (f.calendar_id, f.calendar_version) in (table outdated)))
   order by c.ticket_id limit ${CHUNK}`;

/** Which calendars are open at other instants than was known, and what the ledger says of why. */
export interface OtherHours {
  readonly calendars: readonly CalendarRef[];
  readonly body: Readonly<Record<string, unknown>>;
}

/** Clocks in calendars that are open at other instants than was known. */
@Injectable()
export class ClocksIn {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly calendars: Calendars,
  ) {}

  /** Chunk by chunk, each in a transaction of its own; done twice, it moves nothing the second time. @returns how many moved */
  async reckonAgain(brandId: string, hours: OtherHours): Promise<number> {
    let moved = 0;
    for (let last: string | null = null; ;) {
      const rows: { id: string }[] = await this.desk.query(TICKETS, [
        ...[brandId, JSON.stringify(hours.calendars), last],
      ]);
      const ticketIds = rows.map(({ id }) => id);
      if (ticketIds.length > 0)
        moved += await this.desk.transaction((tx) => this.move(tx, brandId, ticketIds, hours));
      if (rows.length < CHUNK) return moved;
      last = ticketIds.at(-1) ?? null;
    }
  }

  /** What is due by now has fallen due, by whatever tzdata; nothing is moved to before now. */
  private async move(
    tx: EntityManager,
    brandId: string,
    ticketIds: readonly string[],
    { calendars, body }: OtherHours,
  ): Promise<number> {
    await lockTickets(tx, brandId, ticketIds);
    const now = await clock.now(tx);
    const breaches = await settleDue(tx, brandId, ticketIds, now);
    const outdated = new Set(calendars.map(keyOf));
    const clocks = (await standingClocks(tx, brandId, ticketIds)).filter(
      (one) => isOpenToChange(one, now.getTime()) && runsIn(one, outdated),
    );
    const calendarFor = await this.calendars.get(tx, brandId, calendarsOf(clocks));
    const dues = clocks.map((one) => ({
      ...dueAgain(one, calendarFor, now.getTime()),
      ...{ dueBefore: one.dueAt, state: one.state },
    }));
    await writeDue(tx, brandId, dues, now);
    const moved = dues.filter(({ dueAt, dueBefore }) => dueAt !== dueBefore);
    await append(tx, brandId, [...breaches, ...moved.map((one) => movedEntry(one, now, body))]);
    return moved.length;
  }
}

const keyOf = ({ calendarId, calendarVersion }: CalendarRef) => `${calendarId} ${calendarVersion}`;

const runsIn = (clock: StandingClock, calendars: ReadonlySet<string>) =>
  calendarsOf([clock]).some((ref) => calendars.has(keyOf(ref)));
