import type { DataSource } from 'typeorm';
import type { ClockKind } from '@evenhand/shared/wire/clock';
import type { Calendars } from '../sla/calendars.js';
import type { Chosen, ClockKey } from './chosen-clocks.js';
import { calendarsOf, COURSES, runningTime, type Course } from './used-time.js';

/** Clocks of one account, kind, target and course, with what each took and used, in milliseconds. */
export interface Stopped {
  readonly accountId: string;
  readonly clock: ClockKind;
  readonly isMet: boolean;
  readonly targetMs: number;
  readonly took: Float64Array;
  readonly used: Float64Array;
  /** `ticket round`, where they were wanted. */
  readonly keys: readonly string[];
}

interface Group {
  readonly accountId: string;
  readonly clock: ClockKind;
  readonly isMet: boolean;
  readonly targetMs: number;
  readonly calendarId: string;
  readonly calendarVersion: number;
  readonly pauses: string | null;
  readonly formers: string | null;
  readonly starts: string;
  readonly stops: string;
  readonly keys: string | null;
}

const MS = (moment: string) => `string_agg((floor(extract(epoch from ${moment}) * 1000))::bigint::text, ',')`;

/** Numbers as one text a group: a hundred thousand rows of their own would take the driver a second. */
const statement = ({ tables, where }: Chosen, wantsKeys: boolean) => `
  select a.id as "accountId", c.kind as clock, c.state = 'met' as "isMet", c.target_ms::float8 as "targetMs",
         c.calendar_id as "calendarId", c.calendar_version as "calendarVersion", q.pauses, f.formers,
         ${MS('c.started_at')} as starts, ${MS('c.stopped_at')} as stops,
         ${wantsKeys ? "string_agg(c.ticket_id || ' ' || c.round, ',')" : 'null'} as keys
    from ${tables} ${COURSES}
   where ${where} and c.stopped_at is not null and c.stopped_at >= c.started_at
   group by 1, 2, 3, 4, 5, 6, 7, 8`;

/** The chosen clocks that have stopped, with how long each of them ran in its calendar. */
export async function stoppedClocks(
  desk: Pick<DataSource, 'query'>,
  calendars: Calendars,
  chosen: Chosen,
  wantsKeys = false,
): Promise<Stopped[]> {
  const groups = await desk.query<Group[]>(statement(chosen, wantsKeys), [...chosen.parameters]);
  const courses = groups.map(courseOf);
  const brandId = String(chosen.parameters[0]);
  const calendarOf = await calendars.get(desk, brandId, courses.flatMap(calendarsOf));
  return groups.map((group, index) => {
    const time = runningTime(courses[index] as Course, calendarOf);
    const [starts, stops] = [numbers(group.starts), numbers(group.stops)];
    const { accountId, clock, isMet, targetMs, keys } = group;
    return {
      ...{ accountId, clock, isMet, targetMs, keys: keys?.split(',') ?? [] },
      took: starts.map((start, nth) => (stops[nth] as number) - start),
      used: starts.map((start, nth) => time.elapsed(start, stops[nth] as number)),
    };
  });
}

const courseOf = ({ calendarId, calendarVersion, pauses, formers }: Group): Course => ({
  ...{ calendarId, calendarVersion },
  pauses: pauses === null ? null : (JSON.parse(pauses) as Course['pauses']),
  formers: formers === null ? null : (JSON.parse(formers) as Course['formers']),
});

const numbers = (text: string) => Float64Array.from(text.split(','), Number);

/** Those of which a share of the target within these percents was used: over the first, up to and with the second. */
export const usedWithin = (stopped: readonly Stopped[], from: number, to: number | null): ClockKey[] =>
  stopped.flatMap(({ clock, used, targetMs, keys }) =>
    keys.flatMap((key, nth) => {
      const [ticketId = '', round] = key.split(' ');
      const percent = ((used[nth] as number) / targetMs) * 100;
      return isOver(percent, from) && percent <= (to ?? Infinity)
        ? [{ ticketId, clock, round: Number(round) }]
        : [];
    }),
  );

/** The first bin holds nothing at all too. */
export const isOver = (percent: number, from: number) => percent > from || (from === 0 && percent === 0);
