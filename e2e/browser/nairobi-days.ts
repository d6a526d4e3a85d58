import { nextDate } from '../../api/test/sla/time-is.js';
import type { TestDesk } from '../../api/test/desk.js';

/** Three hours ahead of UTC, summer and winter: what is due when can be said without the arithmetic. */
export const ZONE = 'Africa/Nairobi';
const OFFSET = '+03:00';
const DAY = 86_400_000;

/** A Monday that comes, the day after it, which is a holiday here, and the Wednesday. */
export interface Days {
  readonly monday: string;
  readonly holiday: string;
  readonly wednesday: string;
}

export async function daysToCome(desk: TestDesk): Promise<Days> {
  const monday = await nextDate(desk, 1, 1);
  const after = (n: number) => new Date(Date.parse(monday) + n * DAY).toISOString().slice(0, 10);
  return { monday, holiday: after(1), wednesday: after(2) };
}

/** An instant by the wall clock there. */
export const at = (day: string, time: string) => `${day}T${time}${OFFSET}`;

/** The same in UTC, as the wire says it. */
export const utc = (day: string, time: string) => new Date(at(day, time)).toISOString();

const inEnglish = (day: string, form: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...form, timeZone: 'UTC' }).format(Date.parse(day));

/** `30 November` */
export const dateOf = (day: string) => inEnglish(day, { day: 'numeric', month: 'long' });

/** `Mon 30 Nov, 11:30` */
export const momentOf = (day: string, time: string) =>
  `${inEnglish(day, { weekday: 'short' })} ${inEnglish(day, { day: 'numeric', month: 'short' })}, ${time}`;

/** Lines as `momentOf` writes them, however a browser puts blanks and commas. */
export const plain = (lines: readonly string[]) =>
  lines.map((line) =>
    line
      .replace(/\s+/g, ' ')
      .replace(/\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun),/, '$1')
      .trim(),
  );
