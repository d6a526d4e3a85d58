import { dateIn } from '@evenhand/shared/sla/date-in';

/** How far ahead what comes back is spelt out. */
const YEARS_AHEAD = 10;

/** The dates for which everything that comes back is spelt out: of the last year, this one and ten more. */
export interface Years {
  readonly first: number;
  readonly last: number;
  /** In the calendar's zone. */
  readonly today: string;
}

export function yearsAround(now: Date, zone: string): Years {
  const today = dateIn(zone, now.getTime());
  const year = Number(today.slice(0, 4));
  return { first: year - 1, last: year + YEARS_AHEAD, today };
}

export const isWithin = ({ first, last }: Years, date: string) =>
  date >= `${first}-01-01` && date <= `${last}-12-31`;

/** The date so many days later. */
export function daysAfter(date: string, days: number): string {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}
