import type { DataSource } from 'typeorm';
import type { ClockKind, ClockState } from '@evenhand/shared/wire/clock';
import type { Calendars } from '../sla/calendars/calendars.js';
import type { Chosen } from './chosen-clocks.js';
import { millisecondsOf } from './instants-of-bytes.js';
import { calendarsOf, COURSES, HAS_COURSE, runningTime, type Course } from './used-time.js';

/** Chosen clocks of one account, kind, state, target and course; all instants and times in milliseconds. */
export interface ClockGroup {
  readonly accountId: string;
  readonly account: string;
  readonly clock: ClockKind;
  readonly state: ClockState;
  readonly targetMs: number;
  readonly starts: Float64Array;
  /** Null where they have not stopped. */
  readonly times: { readonly took: Float64Array; readonly used: Float64Array } | null;
  /** Places of the clocks as bytes, where they were wanted. */
  readonly places: Buffer | null;
}

type Read = Pick<ClockGroup, 'accountId' | 'account' | 'clock' | 'state' | 'targetMs' | 'places'> & {
  readonly calendarId: string;
  readonly calendarVersion: number;
  readonly pauses: string | null;
  readonly formers: string | null;
  readonly starts: Buffer;
  readonly stops: Buffer | null;
};

/** What else is wanted of each clock beside its times. */
interface Wanted {
  /** An expression of bytes. */
  readonly places?: string;
}

const HAS_STOPPED = 'c.stopped_at >= c.started_at';
const bytes = (expression: string) => `string_agg(${expression}, ''::bytea)`;

const columns = (course: string, { places }: Wanted) => `
  select a.id as "accountId", a.handle as account, c.kind as clock, c.state, c.target_ms::float8 as "targetMs",
         c.calendar_id as "calendarId", c.calendar_version as "calendarVersion", ${course},
         ${bytes('timestamptz_send(c.started_at)')} as starts,
         case when ${HAS_STOPPED} then ${bytes('timestamptz_send(c.stopped_at)')} end as stops,
         ${places ? bytes(places) : 'null::bytea'} as places`;

const GROUPS = `group by a.id, a.handle, c.kind, c.state, c.target_ms, c.calendar_id, c.calendar_version, ${HAS_STOPPED}`;

/** Instants as one value a group: a hundred thousand rows of their own would take the driver a second. */
const statement = ({ tables, where }: Chosen, wanted: Wanted) => `
  ${columns('null as pauses, null as formers', wanted)}
    from ${tables}
   where ${where} and not ${HAS_COURSE}
   ${GROUPS}
  union all
  ${columns('q.pauses, f.formers', wanted)}
    from ${tables} ${COURSES}
   where ${where} and ${HAS_COURSE}
   ${GROUPS}, q.pauses, f.formers`;

/** The chosen clocks, with how long each that has stopped ran in its calendar. */
export async function clockGroups(
  desk: Pick<DataSource, 'query'>,
  calendars: Calendars,
  chosen: Chosen,
  wanted: Wanted = {},
): Promise<ClockGroup[]> {
  const found = await desk.query<Read[]>(statement(chosen, wanted), [...chosen.parameters]);
  const courses = found.map(courseOf);
  const brandId = String(chosen.parameters[0]);
  const calendarOf = await calendars.get(desk, brandId, courses.flatMap(calendarsOf));
  return found.map(({ accountId, account, clock, state, targetMs, places, ...read }, index) => {
    const starts = millisecondsOf(read.starts);
    const time = runningTime(courses[index] as Course, calendarOf);
    const elapsed = (from: number, to: number) => time.elapsed(Math.floor(from), Math.floor(to));
    const times = read.stops && timesOf(starts, millisecondsOf(read.stops), elapsed);
    return { accountId, account, clock, state, targetMs, places, starts, times };
  });
}

const timesOf = (
  starts: Float64Array,
  stops: Float64Array,
  elapsed: (from: number, to: number) => number,
) => ({
  took: starts.map((start, nth) => (stops[nth] as number) - start),
  used: starts.map((start, nth) => elapsed(start, stops[nth] as number)),
});

const courseOf = ({ calendarId, calendarVersion, pauses, formers }: Read): Course => ({
  ...{ calendarId, calendarVersion },
  pauses: pauses === null ? null : (JSON.parse(pauses) as Course['pauses']),
  formers: formers === null ? null : (JSON.parse(formers) as Course['formers']),
});
