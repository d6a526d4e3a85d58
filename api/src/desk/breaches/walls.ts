import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Wall, WallClock } from '@evenhand/shared/wire/figures';
import { clock } from '../../clock.js';
import { Calendars } from '../sla/calendars/calendars.js';
import { totals } from './breach-summary.js';
import { chosenForFigures } from './chosen-clocks.js';
import { clockGroups } from './clock-groups.js';
import { roomily } from './roomily.js';

const SHOWN = 5;

const CLOCK = `
  select c.ticket_id as "ticketId", a.handle as account, t.channel, t.topic, c.kind as clock,
         desk.instant(c.due_at) as "dueAt",
         case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as assignee`;
const TABLES = `
    from desk.clock c
    join desk.ticket t on (t.brand_id, t.id) = (c.brand_id, c.ticket_id) and t.state in ('open', 'waiting')
    join desk.account a on a.brand_id = $1 and a.id = t.account_id
    left join people.person p on p.id = t.assignee_id
   where c.brand_id = $1 and not c.is_history`;
const OVERDUE = `${TABLES} and c.state = 'breached' and c.stopped_at is null`;

const LATE = `${CLOCK} ${OVERDUE} order by c.due_at, c.ticket_id limit ${SHOWN}`;
const NEXT = `${CLOCK} ${TABLES} and c.state = 'running' and c.due_at > desk.now() and isfinite(c.due_at)
   order by c.due_at, c.ticket_id limit ${SHOWN}`;

/** What a big screen in the room shows: today, what is overdue, and what comes next. Nothing that a customer wrote. */
@Injectable()
export class Walls {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly calendars: Calendars,
  ) {}

  async of(brandId: string, from: string): Promise<Wall> {
    const now = await clock.now(this.desk);
    // Of the promises that are past: those of tonight are neither kept nor broken yet, unless they were kept early.
    const chosen = chosenForFigures(brandId, { from, to: now.toISOString() });
    const [counted] = await this.desk.query<{ overdue: number }[]>(
      `select count(*)::int as overdue ${OVERDUE}`,
      [brandId],
    );
    return {
      totals: totals(await roomily(this.desk, (tx) => clockGroups(tx, this.calendars, chosen))),
      overdue: counted?.overdue ?? 0,
      late: await this.desk.query<WallClock[]>(LATE, [brandId]),
      next: await this.desk.query<WallClock[]>(NEXT, [brandId]),
      now: now.toISOString(),
    };
  }
}
