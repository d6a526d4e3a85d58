/** A moment by a zone's wall clock, with its weekday: `Mon 2 Mar, 09:00`. Without a zone, by the reader's own. */
export function whenText(at: number | string, tag: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(tag, {
    ...{
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    },
    ...(timeZone && { timeZone }),
  }).format(typeof at === 'string' ? Date.parse(at) : at);
}

/** A date as a column of a calendar has it: `Mon 2`. */
export const dayText = (date: string, tag: string): string =>
  new Intl.DateTimeFormat(tag, { weekday: 'short', day: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(date),
  );

/** The time of day by a zone's wall clock: `09:14`. */
export const timeText = (at: number, tag: string, timeZone: string): string =>
  new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(at);

/** A weekday's first letter and the day, where there is room for no more: `M 2`. */
export const narrowDayText = (date: string, tag: string): string =>
  new Intl.DateTimeFormat(tag, { weekday: 'narrow', day: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(date),
  );
