import { RunningTime } from '@evenhand/shared/sla/running-time';
import type { Calendar } from '@evenhand/shared/sla/calendar';
import type { CalendarRef } from '../sla/calendars/calendars.js';

/** A calendar that a clock ran in before the present one, up to an instant in milliseconds. */
interface Former extends CalendarRef {
  readonly until: number;
}

/** What a clock ran in, and when it stood still; in order. */
export interface Course extends CalendarRef {
  readonly pauses: readonly { readonly from: number; readonly to: number | null }[] | null;
  readonly formers: readonly Former[] | null;
}

const MS = (moment: string) => `floor(extract(epoch from ${moment}) * 1000)::float8`;

/** A clock's course as a part of a `select`, of all the brand's clocks that have one beside the plain. */
export const COURSES = `
    left join (select ticket_id, clock, round, json_agg(json_build_object('from', ${MS('from_at')}, 'to', ${MS('to_at')})
                        order by from_at)::text as pauses
                 from desk.pause where brand_id = $1 group by ticket_id, clock, round) q
      on (q.ticket_id, q.clock, q.round) = (c.ticket_id, c.kind, c.round)
    left join (select ticket_id, clock, round, json_agg(json_build_object('until', ${MS('until')},
                        'calendarId', calendar_id, 'calendarVersion', calendar_version) order by until)::text as formers
                 from desk.former_calendar where brand_id = $1 group by ticket_id, clock, round) f
      on (f.ticket_id, f.clock, f.round) = (c.ticket_id, c.kind, c.round)`;

/** Whether there is such a part: most clocks run in one calendar without a pause. */
export const HAS_COURSE = `((c.ticket_id, c.kind, c.round) in (
    select ticket_id, clock, round from desk.pause where brand_id = $1
    union all select ticket_id, clock, round from desk.former_calendar where brand_id = $1))`;

/** The calendars that a course needs. */
export const calendarsOf = ({ calendarId, calendarVersion, formers }: Course): CalendarRef[] => [
  { calendarId, calendarVersion },
  ...(formers ?? []),
];

/** How a clock with that course ran. */
export function runningTime(course: Course, calendarOf: (ref: CalendarRef) => Calendar): RunningTime {
  const refs: CalendarRef[] = [...(course.formers ?? []), course];
  const froms = [null, ...(course.formers ?? []).map(({ until }) => until)];
  const segments = refs.map((ref, index) => ({ from: froms[index] ?? null, calendar: calendarOf(ref) }));
  return new RunningTime(segments, course.pauses ?? []);
}
