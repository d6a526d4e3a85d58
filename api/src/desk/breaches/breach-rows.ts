import type { DataSource } from 'typeorm';
import type { BreachRow } from '@evenhand/shared/wire/breaches';
import type { Calendars } from '../sla/calendars/calendars.js';
import type { Chosen } from './chosen-clocks.js';
import type { RowPlace } from './row-place.js';
import { calendarsOf, runningTime, type Course } from './used-time.js';

/** A row, with where it stands in the list. */
export type PlacedRow = BreachRow & { readonly place: RowPlace };
type Read = PlacedRow & { readonly course: Course };

const MS = (interval: string) => `floor(extract(epoch from ${interval}) * 1000)::float8`;

/** A fix ends the count, as long as it holds; so does that it was no complaint. */
const COUNTED_TO = `coalesce(c.stopped_at, t.set_aside_at, case c.kind when 'resolution' then t.resolved_at end, desk.now())`;

/** One that never comes has the last place there is. */
const DUE = `least(c.due_at, timestamptz '5000-01-01 00:00:00Z')`;

const OF_CLOCK = 'brand_id = $1 and (ticket_id, clock, round) = (c.ticket_id, c.kind, c.round)';

const COURSE = `json_build_object('calendarId', c.calendar_id, 'calendarVersion', c.calendar_version,
           'pauses', (select json_agg(json_build_object('from', ${MS('from_at')}, 'to', ${MS('to_at')}) order by from_at)
                        from desk.pause where ${OF_CLOCK}),
           'formers', (select json_agg(json_build_object('until', ${MS('until')}, 'calendarId', calendar_id,
                                                         'calendarVersion', calendar_version) order by until)
                         from desk.former_calendar where ${OF_CLOCK}))`;

const COLUMNS = `
         c.ticket_id as "ticketId", t.excerpt, a.id as "accountId", a.handle as account, t.channel, t.topic, t.language,
         c.kind as clock, c.round, c.state, desk.instant(c.started_at) as "startedAt",
         case when isfinite(c.due_at) then desk.instant(c.due_at) end as "dueAt",
         c.target_ms::float8 as "targetMs", desk.instant(c.stopped_at) as "stoppedAt",
         ${MS('c.stopped_at - c.started_at')} as "tookMs",
         case when c.state = 'breached' then ${MS(`greatest(${COUNTED_TO} - c.due_at, interval '0')`)} end as "lateMs",
         desk.instant(c.detected_at) as "detectedAt",
         case when o.id is not null then json_build_object('id', o.id, 'name', o.name) end as owner,
         case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as assignee,
         coalesce((select json_agg(json_build_object('id', n.person_id, 'name', w.name, 'rung', n.rung,
                                                     'at', desk.instant(n.told_at)) order by n.told_at, n.rung)
                     from (select rung, person_id, min(told_at) as told_at from desk.notice where ${OF_CLOCK}
                            group by rung, person_id) n
                     join people.person w on w.id = n.person_id), '[]') as told,
         c.is_history as "isImported", t.state as "ticketState", t.recurrences, ${COURSE} as course,
         json_build_object('dueAt', (extract(epoch from ${DUE}) * 1000000)::bigint::text,
                           'ticketId', c.ticket_id, 'clock', c.kind, 'round', c.round) as place`;

function statement({ tables, where, parameters }: Chosen): string {
  const nth = (more: number) => `$${parameters.length + more}`;
  return `select ${COLUMNS}
    from ${tables}
    left join people.person o on o.id = a.owner_id
    left join people.person p on p.id = t.assignee_id
   where ${where}
     and (${nth(1)}::text is null
      or (${DUE}, c.ticket_id, c.kind, c.round)
         < (timestamptz 'epoch' + ${nth(1)}::bigint * interval '1 microsecond', ${nth(2)}::uuid, ${nth(3)}::text, ${nth(4)}::int))
   order by ${DUE} desc, c.ticket_id desc, c.kind desc, c.round desc
   limit ${nth(5)}`;
}

/** The clocks that a question is about, the latest deadline first, from a place on. */
export async function breachRows(
  desk: Pick<DataSource, 'query'>,
  calendars: Calendars,
  chosen: Chosen,
  { after, limit }: { after: RowPlace | null; limit: number },
): Promise<PlacedRow[]> {
  const rows = await desk.query<Read[]>(statement(chosen), [
    ...chosen.parameters,
    ...[after?.dueAt ?? null, after?.ticketId ?? null, after?.clock ?? null, after?.round ?? null],
    limit,
  ]);
  const refs = rows.flatMap(({ course }) => calendarsOf(course));
  const calendarOf = await calendars.get(desk, String(chosen.parameters[0]), refs);
  return rows.map(({ course, ...row }) => ({ ...row, usedMs: usedMs(row, course, calendarOf) }));
}

function usedMs(
  { startedAt, stoppedAt }: BreachRow,
  course: Course,
  calendarOf: Parameters<typeof runningTime>[1],
): number | null {
  if (stoppedAt === null || stoppedAt < startedAt) return null;
  return runningTime(course, calendarOf).elapsed(Date.parse(startedAt), Date.parse(stoppedAt));
}
